DROP INDEX `person_school_name`;--> statement-breakpoint
ALTER TABLE `person` ADD `called` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `sort_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `found_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `person_school_name` ON `person` (`school_id`,`sort_name`,`id`);--> statement-breakpoint
ALTER TABLE `reference` ADD `sort_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `reference` ADD `found_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `reference_school_order` ON `reference` (`school_id`,`sort_name`,`id`);