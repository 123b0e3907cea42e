ALTER TABLE `hours_correction` ADD `reading` text;--> statement-breakpoint
ALTER TABLE `report_period` ADD `cuts` text;