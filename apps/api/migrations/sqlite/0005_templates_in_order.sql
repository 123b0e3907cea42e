DROP INDEX `agenda_template_name`;--> statement-breakpoint
ALTER TABLE `agenda_template` ADD `sort_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `agenda_template_name` ON `agenda_template` (`school_id`,`sort_name`,`id`);