ALTER TABLE `people_import` ADD `unfinished` text;--> statement-breakpoint
ALTER TABLE `people_import` ADD `undoing_at` integer;