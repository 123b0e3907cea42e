ALTER TABLE `person` RENAME COLUMN `called` TO `preferred_name`;--> statement-breakpoint
ALTER TABLE `attendance_change` RENAME COLUMN `way` TO `method`;--> statement-breakpoint
UPDATE `people_import` SET `columns` = replace(`columns`, '"called"', '"preferredName"'), `unfinished` = replace(`unfinished`, '"called"', '"preferredName"');--> statement-breakpoint
UPDATE `people_import_line` SET `before` = replace(`before`, '"called":', '"preferredName":'), `after` = replace(`after`, '"called":', '"preferredName":');
