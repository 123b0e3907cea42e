CREATE TABLE `agenda_before` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`label` text NOT NULL,
	`segments` text NOT NULL,
	`with_break` integer NOT NULL,
	`item_keys` text NOT NULL,
	`candidate_id` text,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `agenda_template` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`meeting_kind` text NOT NULL,
	`parts` text NOT NULL,
	`checklist` text NOT NULL,
	`shared` integer NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `agenda_template_name` ON `agenda_template` (`school_id`,`name`,`id`);--> statement-breakpoint
CREATE INDEX `agenda_template_owner` ON `agenda_template` (`owner_id`);--> statement-breakpoint
CREATE TABLE `attendance_change` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`number` integer NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`arrived_before` integer,
	`arrived_after` integer,
	`left_before` integer,
	`left_after` integer,
	`way` text NOT NULL,
	`by_id` text,
	`reason` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_change_number` ON `attendance_change` (`meeting_id`,`person_id`,`number`);--> statement-breakpoint
CREATE INDEX `attendance_change_at` ON `attendance_change` (`meeting_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `candidate` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`proposed_by_id` text NOT NULL,
	`title` text NOT NULL,
	`technique` text NOT NULL,
	`why` text NOT NULL,
	`failing` text NOT NULL,
	`url` text NOT NULL,
	`read_minutes` integer,
	`presenter_id` text,
	`strategy_code` text,
	`up` integer NOT NULL,
	`withdrawn_at` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposed_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`presenter_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `candidate_meeting` ON `candidate` (`meeting_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `candidate_ballot` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`closed_at` integer,
	`taken_id` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`taken_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `candidate_notice` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `candidate_notice_one` ON `candidate_notice` (`meeting_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `candidate_vote` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `candidate_vote_one` ON `candidate_vote` (`meeting_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `candidate_vote_for` ON `candidate_vote` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `check_in` (
	`plan_id` text PRIMARY KEY NOT NULL,
	`asked_at` integer NOT NULL,
	`answered_at` integer,
	`did_it` text,
	`note` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `checklist_item` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`key` text NOT NULL,
	`text` text NOT NULL,
	`added_at` integer NOT NULL,
	`ticked_by_id` text,
	`ticked_at` integer,
	`removed_at` integer,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`ticked_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `checklist_item_key` ON `checklist_item` (`meeting_id`,`key`);--> statement-breakpoint
CREATE TABLE `door` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`mode` text NOT NULL,
	`slot` integer NOT NULL,
	`slot_at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `door_code` (
	`code` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`slot` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `door_code_slot` ON `door_code` (`meeting_id`,`slot`);--> statement-breakpoint
CREATE TABLE `facilitator_note` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`text` text NOT NULL,
	`version` integer NOT NULL,
	`edited_at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `facilitator_note_person` ON `facilitator_note` (`meeting_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `minutes` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`learned` text NOT NULL,
	`questions` text NOT NULL,
	`version` integer NOT NULL,
	`edited_by_id` text NOT NULL,
	`edited_at` integer NOT NULL,
	`shown_learned` text NOT NULL,
	`shown_questions` text NOT NULL,
	`shown_version` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`edited_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `minutes_sending` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`number` integer NOT NULL,
	`by_id` text NOT NULL,
	`people` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `minutes_sending_number` ON `minutes_sending` (`meeting_id`,`number`);--> statement-breakpoint
CREATE TABLE `observation` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`group_id` text NOT NULL,
	`observed_id` text NOT NULL,
	`observer_id` text NOT NULL,
	`date` text NOT NULL,
	`starts_at` text NOT NULL,
	`starts_at_ms` integer NOT NULL,
	`minutes` integer NOT NULL,
	`place` text NOT NULL,
	`setting` text NOT NULL,
	`focus` text NOT NULL,
	`evidence_asked` text NOT NULL,
	`tool` text,
	`cover` text NOT NULL,
	`status` text NOT NULL,
	`notes` text NOT NULL,
	`conclusion` text NOT NULL,
	`thanks` text NOT NULL,
	`shared` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `hub_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`observed_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`observer_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `observation_observed` ON `observation` (`observed_id`,`starts_at_ms`);--> statement-breakpoint
CREATE INDEX `observation_observer` ON `observation` (`observer_id`,`starts_at_ms`);--> statement-breakpoint
CREATE INDEX `observation_shared` ON `observation` (`group_id`,`shared`,`starts_at_ms`);--> statement-breakpoint
CREATE INDEX `observation_cover` ON `observation` (`school_id`,`cover`,`starts_at_ms`);--> statement-breakpoint
CREATE TABLE `offer` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`to_id` text NOT NULL,
	`by_id` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`to_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offer_one_each` ON `offer` (`meeting_id`,`to_id`,`by_id`);--> statement-breakpoint
CREATE INDEX `offer_to` ON `offer` (`to_id`);--> statement-breakpoint
CREATE INDEX `offer_by` ON `offer` (`by_id`);--> statement-breakpoint
CREATE TABLE `partner_set` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`sets` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `plan` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`group_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`technique` text NOT NULL,
	`strategy_code` text,
	`adaptation` text NOT NULL,
	`setting` text NOT NULL,
	`first_on` text NOT NULL,
	`how_often` text NOT NULL,
	`cue` text NOT NULL,
	`less_of` text NOT NULL,
	`evidence` text NOT NULL,
	`evidence_note` text NOT NULL,
	`confidence` integer,
	`visibility` text NOT NULL,
	`on_screen` integer NOT NULL,
	`status` text NOT NULL,
	`carried_from` text,
	`times_carried` integer NOT NULL,
	`promised_on` text NOT NULL,
	`check_in_on` text,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `hub_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_owner` ON `plan` (`owner_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `plan_meeting` ON `plan` (`meeting_id`,`owner_id`);--> statement-breakpoint
CREATE INDEX `plan_group_status` ON `plan` (`group_id`,`status`);--> statement-breakpoint
CREATE INDEX `plan_check_in` ON `plan` (`school_id`,`check_in_on`);--> statement-breakpoint
CREATE UNIQUE INDEX `plan_carried_once` ON `plan` (`carried_from`);--> statement-breakpoint
CREATE TABLE `pulse` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`useful` integer NOT NULL,
	`heard` integer NOT NULL,
	`next_step` integer NOT NULL,
	`line` text NOT NULL,
	`counted` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `pulse_meeting` ON `pulse` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `pulse_given` (
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`meeting_id`, `person_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `report` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`did_it` text NOT NULL,
	`times` integer,
	`what_happened` text NOT NULL,
	`evidence` text NOT NULL,
	`surprise` text NOT NULL,
	`decision` text,
	`reason_if_not` text,
	`written_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_plan_meeting` ON `report` (`plan_id`,`meeting_id`);--> statement-breakpoint
CREATE INDEX `report_meeting` ON `report` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `screen` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`code` text NOT NULL,
	`code_until` integer NOT NULL,
	`address` text NOT NULL,
	`meeting_id` text,
	`paired_at` integer,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `screen_token_hash` ON `screen` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `screen_code` ON `screen` (`code`);--> statement-breakpoint
CREATE INDEX `screen_address` ON `screen` (`address`);--> statement-breakpoint
CREATE INDEX `screen_meeting` ON `screen` (`meeting_id`);--> statement-breakpoint
CREATE INDEX `screen_expires` ON `screen` (`expires_at`);--> statement-breakpoint
CREATE TABLE `support_request` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`from_id` text NOT NULL,
	`what` text NOT NULL,
	`state` text NOT NULL,
	`answer` text NOT NULL,
	`asked_at` integer NOT NULL,
	`closed_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `support_request_plan` ON `support_request` (`plan_id`);--> statement-breakpoint
CREATE INDEX `support_request_owner` ON `support_request` (`owner_id`,`asked_at`,`id`);--> statement-breakpoint
CREATE INDEX `support_request_from` ON `support_request` (`from_id`,`asked_at`,`id`);--> statement-breakpoint
CREATE INDEX `support_request_school` ON `support_request` (`school_id`,`state`);--> statement-breakpoint
CREATE TABLE `ticket` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`meeting_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`person_id` text,
	`used_at` integer,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_token_hash` ON `ticket` (`token_hash`);--> statement-breakpoint
CREATE INDEX `ticket_meeting` ON `ticket` (`meeting_id`,`used_at`);--> statement-breakpoint
CREATE INDEX `ticket_person` ON `ticket` (`person_id`);--> statement-breakpoint
CREATE INDEX `ticket_expires` ON `ticket` (`expires_at`);--> statement-breakpoint
ALTER TABLE `attendance` ADD `arrived_at` integer;--> statement-breakpoint
ALTER TABLE `attendance` ADD `left_at` integer;--> statement-breakpoint
ALTER TABLE `hub` ADD `observation` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `reminders` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `segment` ADD `links` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `segment` ADD `materials` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `segment` ADD `presenter_id` text REFERENCES person(id);--> statement-breakpoint
CREATE INDEX `meeting_status` ON `meeting` (`status`,`id`);