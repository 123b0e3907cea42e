CREATE TABLE `adaptation` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`strategy_id` text NOT NULL,
	`by_id` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`strategy_id`) REFERENCES `strategy`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `adaptation_strategy` ON `adaptation` (`strategy_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `adaptation_subject` ON `adaptation` (`school_id`,`subject`,`strategy_id`);--> statement-breakpoint
CREATE INDEX `adaptation_by` ON `adaptation` (`by_id`);--> statement-breakpoint
CREATE TABLE `discussion` (
	`place_id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`place` text NOT NULL,
	`group_id` text,
	`programme_id` text,
	`total` integer DEFAULT 0 NOT NULL,
	`last_reply_id` text,
	`last_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `following` (
	`person_id` text NOT NULL,
	`place` text NOT NULL,
	`place_id` text NOT NULL,
	`on` integer,
	`seen_at` integer NOT NULL,
	`unread` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`person_id`, `place_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `following_place` ON `following` (`place_id`);--> statement-breakpoint
CREATE TABLE `mention` (
	`reply_id` text NOT NULL,
	`person_id` text NOT NULL,
	`on` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`reply_id`, `person_id`),
	FOREIGN KEY (`reply_id`) REFERENCES `reply`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mention_person` ON `mention` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `progress` (
	`id` text PRIMARY KEY NOT NULL,
	`outcome_id` text NOT NULL,
	`half_term_id` text NOT NULL,
	`number` integer NOT NULL,
	`judgement` text NOT NULL,
	`evidence` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`outcome_id`) REFERENCES `outcome`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`half_term_id`) REFERENCES `half_term`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `progress_number` ON `progress` (`outcome_id`,`half_term_id`,`number`);--> statement-breakpoint
CREATE INDEX `progress_half_term` ON `progress` (`half_term_id`);--> statement-breakpoint
CREATE INDEX `progress_by` ON `progress` (`by_id`);--> statement-breakpoint
CREATE TABLE `publication` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`hub_slug` text NOT NULL,
	`kind` text NOT NULL,
	`source_id` text NOT NULL,
	`title` text NOT NULL,
	`content` text NOT NULL,
	`owner_id` text,
	`named` integer NOT NULL,
	`state` text NOT NULL,
	`agreed_at` integer NOT NULL,
	`decided_by_id` text,
	`published_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publication_source` ON `publication` (`kind`,`source_id`);--> statement-breakpoint
CREATE INDEX `publication_school_state` ON `publication` (`school_id`,`state`,`agreed_at`,`id`);--> statement-breakpoint
CREATE INDEX `publication_school_out` ON `publication` (`school_id`,`state`,`published_at`,`id`);--> statement-breakpoint
CREATE INDEX `publication_hub` ON `publication` (`programme_id`,`state`,`hub_slug`,`published_at`,`id`);--> statement-breakpoint
CREATE INDEX `publication_owner` ON `publication` (`owner_id`);--> statement-breakpoint
CREATE TABLE `rating` (
	`hub_id` text NOT NULL,
	`item` text NOT NULL,
	`moment` text NOT NULL,
	`person_id` text NOT NULL,
	`value` integer NOT NULL,
	`shown` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`hub_id`, `person_id`, `moment`, `item`),
	FOREIGN KEY (`hub_id`) REFERENCES `hub`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rating_item` ON `rating` (`hub_id`,`item`,`moment`);--> statement-breakpoint
CREATE INDEX `rating_person` ON `rating` (`person_id`);--> statement-breakpoint
CREATE TABLE `reading_item` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`hub_id` text,
	`reference_id` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`hub_id`) REFERENCES `hub`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reference_id`) REFERENCES `reference`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reading_item_programme` ON `reading_item` (`programme_id`,`hub_id`,`position`);--> statement-breakpoint
CREATE INDEX `reading_item_hub` ON `reading_item` (`hub_id`);--> statement-breakpoint
CREATE INDEX `reading_item_reference` ON `reading_item` (`reference_id`);--> statement-breakpoint
CREATE TABLE `reference` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`key` text NOT NULL,
	`csl` text NOT NULL,
	`title` text NOT NULL,
	`authors` text NOT NULL,
	`year` integer,
	`doi` text,
	`note` text NOT NULL,
	`checked_how` text,
	`checked_by_id` text,
	`checked_at` integer,
	`added_by_id` text,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checked_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reference_school_key` ON `reference` (`school_id`,`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `reference_school_doi` ON `reference` (`school_id`,`doi`);--> statement-breakpoint
CREATE INDEX `reference_school_authors` ON `reference` (`school_id`,`authors`,`id`);--> statement-breakpoint
CREATE TABLE `reply` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`place` text NOT NULL,
	`place_id` text NOT NULL,
	`group_id` text,
	`parent_id` text,
	`by_id` text,
	`visitor_name` text,
	`visitor_mail` text,
	`state` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`edited_at` integer,
	`decided_by_id` text,
	`decided_at` integer,
	`answers` integer DEFAULT 0 NOT NULL,
	`form_hash` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reply_form` ON `reply` (`form_hash`);--> statement-breakpoint
CREATE INDEX `reply_mail` ON `reply` (`visitor_mail`);--> statement-breakpoint
CREATE INDEX `reply_decided` ON `reply` (`school_id`,`decided_at`,`id`);--> statement-breakpoint
CREATE INDEX `reply_state` ON `reply` (`state`,`decided_at`);--> statement-breakpoint
CREATE INDEX `reply_place` ON `reply` (`place_id`,`parent_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `reply_place_at` ON `reply` (`place_id`,`at`);--> statement-breakpoint
CREATE INDEX `reply_school_state` ON `reply` (`school_id`,`place`,`state`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `reply_by` ON `reply` (`by_id`);--> statement-breakpoint
CREATE INDEX `reply_parent` ON `reply` (`parent_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `reply_wording` (
	`reply_id` text NOT NULL,
	`number` integer NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`reply_id`, `number`),
	FOREIGN KEY (`reply_id`) REFERENCES `reply`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `search_doc` (
	`number` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`scope` integer NOT NULL,
	`kind` text NOT NULL,
	FOREIGN KEY (`scope`) REFERENCES `search_scope`(`number`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_doc_name` ON `search_doc` (`name`);--> statement-breakpoint
CREATE INDEX `search_doc_scope` ON `search_doc` (`scope`);--> statement-breakpoint
CREATE TABLE `search_near` (
	`scope` integer NOT NULL,
	`part` text NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`scope`, `part`, `word`),
	FOREIGN KEY (`scope`) REFERENCES `search_scope`(`number`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `search_scope` (
	`number` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`school_id` text NOT NULL,
	`filled` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_scope_name` ON `search_scope` (`name`);--> statement-breakpoint
CREATE INDEX `search_scope_school` ON `search_scope` (`school_id`);--> statement-breakpoint
CREATE TABLE `search_term` (
	`scope` integer NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`scope`, `word`),
	FOREIGN KEY (`scope`) REFERENCES `search_scope`(`number`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `search_word` (
	`doc` integer NOT NULL,
	`scope` integer NOT NULL,
	`kind` text NOT NULL,
	`word` text NOT NULL,
	`stem` text NOT NULL,
	`rank` integer NOT NULL,
	PRIMARY KEY(`doc`, `stem`, `word`),
	FOREIGN KEY (`doc`) REFERENCES `search_doc`(`number`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`scope`) REFERENCES `search_scope`(`number`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `search_word_best` ON `search_word` (`scope`,`stem`,`kind`,`rank`,`doc`,`word`);--> statement-breakpoint
CREATE INDEX `search_word_word` ON `search_word` (`scope`,`word`);--> statement-breakpoint
CREATE TABLE `showcase` (
	`hub_id` text PRIMARY KEY NOT NULL,
	`words` text NOT NULL,
	`thanks` text NOT NULL,
	`published_at` integer,
	`edited_by_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`hub_id`) REFERENCES `hub`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`edited_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `stage_move` (
	`id` text PRIMARY KEY NOT NULL,
	`strategy_id` text NOT NULL,
	`number` integer NOT NULL,
	`from` text,
	`to` text NOT NULL,
	`by_id` text,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`strategy_id`) REFERENCES `strategy`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stage_move_number` ON `stage_move` (`strategy_id`,`number`);--> statement-breakpoint
CREATE TABLE `strand_reading` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`code` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`months` integer,
	`cost` text NOT NULL,
	`evidence` text NOT NULL,
	`as_of` text NOT NULL,
	`url` text NOT NULL,
	`note` text NOT NULL,
	`by_id` text,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `strand_reading_number` ON `strand_reading` (`school_id`,`code`,`number`);--> statement-breakpoint
CREATE TABLE `strategy` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`code` text NOT NULL,
	`hub_slug` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`what` text NOT NULL,
	`looks_like` text NOT NULL,
	`common_failing` text NOT NULL,
	`techniques` text NOT NULL,
	`audiences` text NOT NULL,
	`strength` text NOT NULL,
	`strength_why` text NOT NULL,
	`strand_code` text,
	`strand_note` text NOT NULL,
	`stage` text NOT NULL,
	`proposed_by_id` text,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `strategy_school_code` ON `strategy` (`school_id`,`code`);--> statement-breakpoint
CREATE INDEX `strategy_school_position` ON `strategy` (`school_id`,`position`,`id`);--> statement-breakpoint
CREATE INDEX `strategy_school_hub` ON `strategy` (`school_id`,`hub_slug`,`position`,`id`);--> statement-breakpoint
CREATE TABLE `strategy_reference` (
	`strategy_id` text NOT NULL,
	`reference_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`strategy_id`, `reference_id`),
	FOREIGN KEY (`strategy_id`) REFERENCES `strategy`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reference_id`) REFERENCES `reference`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `strategy_reference_reference` ON `strategy_reference` (`reference_id`);--> statement-breakpoint
CREATE TABLE `visitor_desk` (
	`school_id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`told_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `hub` ADD `scenario` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `outcome` ADD `retired_at` integer;--> statement-breakpoint
ALTER TABLE `school` ADD `citation_style` text DEFAULT 'apa' NOT NULL;--> statement-breakpoint
CREATE INDEX `plan_strategy` ON `plan` (`school_id`,`strategy_code`,`visibility`,`group_id`);