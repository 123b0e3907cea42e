ALTER TABLE `person` RENAME COLUMN `found_by` TO `search_text`;--> statement-breakpoint
ALTER TABLE `accessibility` RENAME TO `accessibility_statement`;--> statement-breakpoint
ALTER TABLE `session` RENAME COLUMN `proved_at` TO `reauthenticated_at`;--> statement-breakpoint
ALTER TABLE `session` RENAME COLUMN `mailed_at` TO `email_verified_at`;--> statement-breakpoint
ALTER TABLE `session` RENAME COLUMN `owes` TO `pending_step`;--> statement-breakpoint
ALTER TABLE `guess` RENAME TO `rate_limit`;--> statement-breakpoint
ALTER TABLE `rate_limit` RENAME COLUMN `account` TO `key`;--> statement-breakpoint
ALTER TABLE `rate_limit` RENAME COLUMN `times` TO `attempted_at`;--> statement-breakpoint
ALTER TABLE `rate_limit` RENAME COLUMN `last_at` TO `last_attempt_at`;--> statement-breakpoint
DROP INDEX `guess_last_at`;--> statement-breakpoint
CREATE INDEX `rate_limit_last_at` ON `rate_limit` (`last_attempt_at`);--> statement-breakpoint
ALTER TABLE `passkey` RENAME COLUMN `uses` TO `signature_counter`;--> statement-breakpoint
ALTER TABLE `not_this_year` RENAME TO `programme_opt_out`;--> statement-breakpoint
ALTER TABLE `programme_opt_out` RENAME COLUMN `said_at` TO `created_at`;--> statement-breakpoint
DROP INDEX `not_this_year_person`;--> statement-breakpoint
CREATE UNIQUE INDEX `programme_opt_out_person` ON `programme_opt_out` (`programme_id`,`person_id`);--> statement-breakpoint
ALTER TABLE `ballot` RENAME COLUMN `any` TO `no_preference`;--> statement-breakpoint
ALTER TABLE `placement_rule` RENAME COLUMN `other_id` TO `other_person_id`;--> statement-breakpoint
ALTER TABLE `swap_part` RENAME TO `swap_participant`;--> statement-breakpoint
ALTER TABLE `swap_participant` RENAME COLUMN `standing` TO `open_marker`;--> statement-breakpoint
ALTER TABLE `swap_participant` RENAME COLUMN `accepts` TO `accepted`;--> statement-breakpoint
DROP INDEX `swap_part_open`;--> statement-breakpoint
CREATE UNIQUE INDEX `swap_participant_open` ON `swap_participant` (`person_id`,`open_marker`);--> statement-breakpoint
DROP INDEX `swap_part_offer`;--> statement-breakpoint
CREATE INDEX `swap_participant_offer` ON `swap_participant` (`offer_id`);--> statement-breakpoint
ALTER TABLE `waiting_entry` RENAME TO `waiting_list_entry`;--> statement-breakpoint
DROP INDEX `waiting_entry_person`;--> statement-breakpoint
CREATE UNIQUE INDEX `waiting_list_entry_person` ON `waiting_list_entry` (`programme_id`,`person_id`,`hub_id`);--> statement-breakpoint
DROP INDEX `waiting_entry_number`;--> statement-breakpoint
CREATE UNIQUE INDEX `waiting_list_entry_number` ON `waiting_list_entry` (`hub_id`,`number`);--> statement-breakpoint
DROP INDEX `waiting_entry_seat`;--> statement-breakpoint
CREATE UNIQUE INDEX `waiting_list_entry_seat` ON `waiting_list_entry` (`group_id`,`seat`);--> statement-breakpoint
ALTER TABLE `choice_reminder` RENAME COLUMN `at` TO `sent_at`;--> statement-breakpoint
ALTER TABLE `screen` RENAME TO `display_device`;--> statement-breakpoint
ALTER TABLE `display_device` RENAME COLUMN `code_until` TO `code_expires_at`;--> statement-breakpoint
ALTER TABLE `display_device` RENAME COLUMN `address` TO `address_hash`;--> statement-breakpoint
DROP INDEX `screen_token_hash`;--> statement-breakpoint
CREATE UNIQUE INDEX `display_device_token_hash` ON `display_device` (`token_hash`);--> statement-breakpoint
DROP INDEX `screen_code`;--> statement-breakpoint
CREATE UNIQUE INDEX `display_device_code` ON `display_device` (`code`);--> statement-breakpoint
DROP INDEX `screen_address`;--> statement-breakpoint
CREATE INDEX `display_device_address` ON `display_device` (`address_hash`);--> statement-breakpoint
DROP INDEX `screen_meeting`;--> statement-breakpoint
CREATE INDEX `display_device_meeting` ON `display_device` (`meeting_id`);--> statement-breakpoint
DROP INDEX `screen_expires`;--> statement-breakpoint
CREATE INDEX `display_device_expires` ON `display_device` (`expires_at`);--> statement-breakpoint
ALTER TABLE `door` RENAME TO `meeting_check_in`;--> statement-breakpoint
ALTER TABLE `meeting_check_in` RENAME COLUMN `slot` TO `code_number`;--> statement-breakpoint
ALTER TABLE `meeting_check_in` RENAME COLUMN `slot_at` TO `code_shown_at`;--> statement-breakpoint
ALTER TABLE `door_code` RENAME TO `check_in_code`;--> statement-breakpoint
ALTER TABLE `check_in_code` RENAME COLUMN `slot` TO `code_number`;--> statement-breakpoint
DROP INDEX `door_code_slot`;--> statement-breakpoint
CREATE INDEX `check_in_code_slot` ON `check_in_code` (`meeting_id`,`code_number`);--> statement-breakpoint
ALTER TABLE `ticket` RENAME TO `check_in_token`;--> statement-breakpoint
DROP INDEX `ticket_token_hash`;--> statement-breakpoint
CREATE UNIQUE INDEX `check_in_token_token_hash` ON `check_in_token` (`token_hash`);--> statement-breakpoint
DROP INDEX `ticket_meeting`;--> statement-breakpoint
CREATE INDEX `check_in_token_meeting` ON `check_in_token` (`meeting_id`,`used_at`);--> statement-breakpoint
DROP INDEX `ticket_person`;--> statement-breakpoint
CREATE INDEX `check_in_token_person` ON `check_in_token` (`person_id`);--> statement-breakpoint
DROP INDEX `ticket_expires`;--> statement-breakpoint
CREATE INDEX `check_in_token_expires` ON `check_in_token` (`expires_at`);--> statement-breakpoint
ALTER TABLE `counted_trial` RENAME TO `released_trial`;--> statement-breakpoint
ALTER TABLE `released_trial` RENAME COLUMN `circle` TO `visible_to`;--> statement-breakpoint
DROP INDEX `counted_trial_strategy`;--> statement-breakpoint
CREATE INDEX `released_trial_strategy` ON `released_trial` (`school_id`,`strategy_code`);--> statement-breakpoint
DROP INDEX `counted_trial_year`;--> statement-breakpoint
CREATE INDEX `released_trial_year` ON `released_trial` (`programme_id`);--> statement-breakpoint
DROP INDEX `counted_trial_owner`;--> statement-breakpoint
CREATE INDEX `released_trial_owner` ON `released_trial` (`owner_id`);--> statement-breakpoint
ALTER TABLE `offer` RENAME TO `peer_offer`;--> statement-breakpoint
DROP INDEX `offer_one_each`;--> statement-breakpoint
CREATE UNIQUE INDEX `peer_offer_one_each` ON `peer_offer` (`meeting_id`,`to_id`,`by_id`);--> statement-breakpoint
DROP INDEX `offer_to`;--> statement-breakpoint
CREATE INDEX `peer_offer_to` ON `peer_offer` (`to_id`);--> statement-breakpoint
DROP INDEX `offer_by`;--> statement-breakpoint
CREATE INDEX `peer_offer_by` ON `peer_offer` (`by_id`);--> statement-breakpoint
ALTER TABLE `check_in` RENAME TO `plan_progress_check`;--> statement-breakpoint
ALTER TABLE `minutes` RENAME COLUMN `shown_learned` TO `published_learned`;--> statement-breakpoint
ALTER TABLE `minutes` RENAME COLUMN `shown_questions` TO `published_questions`;--> statement-breakpoint
ALTER TABLE `minutes` RENAME COLUMN `shown_version` TO `published_version`;--> statement-breakpoint
ALTER TABLE `pulse` RENAME COLUMN `counted` TO `is_released`;--> statement-breakpoint
ALTER TABLE `pulse` RENAME COLUMN `summed_in` TO `released_half_term_id`;--> statement-breakpoint
ALTER TABLE `pulse_given` RENAME TO `pulse_respondent`;--> statement-breakpoint
ALTER TABLE `agenda_before` RENAME TO `agenda_snapshot`;--> statement-breakpoint
ALTER TABLE `agenda_snapshot` RENAME COLUMN `item_keys` TO `added_item_keys`;--> statement-breakpoint
ALTER TABLE `candidate` RENAME COLUMN `up` TO `is_on_ballot`;--> statement-breakpoint
ALTER TABLE `stage_move` RENAME TO `stage_change`;--> statement-breakpoint
DROP INDEX `stage_move_number`;--> statement-breakpoint
CREATE UNIQUE INDEX `stage_change_number` ON `stage_change` (`strategy_id`,`number`);--> statement-breakpoint
ALTER TABLE `strand_reading` RENAME TO `strand_figure`;--> statement-breakpoint
DROP INDEX `strand_reading_number`;--> statement-breakpoint
CREATE UNIQUE INDEX `strand_figure_number` ON `strand_figure` (`school_id`,`code`,`number`);--> statement-breakpoint
ALTER TABLE `reference` RENAME COLUMN `found_by` TO `search_text`;--> statement-breakpoint
ALTER TABLE `rating` RENAME COLUMN `shown` TO `released_value`;--> statement-breakpoint
ALTER TABLE `discussion` RENAME COLUMN `total` TO `reply_count`;--> statement-breakpoint
ALTER TABLE `reply` RENAME COLUMN `visitor_via` TO `visitor_provider`;--> statement-breakpoint
ALTER TABLE `reply` RENAME COLUMN `removed_why` TO `removal_reason`;--> statement-breakpoint
ALTER TABLE `reply` RENAME COLUMN `answers` TO `answer_count`;--> statement-breakpoint
ALTER TABLE `mention` RENAME COLUMN `on` TO `is_active`;--> statement-breakpoint
ALTER TABLE `following` RENAME COLUMN `on` TO `is_following`;--> statement-breakpoint
ALTER TABLE `following` RENAME COLUMN `seen_at` TO `last_read_at`;--> statement-breakpoint
ALTER TABLE `following` RENAME COLUMN `unread` TO `unread_count`;--> statement-breakpoint
ALTER TABLE `visitor_desk` RENAME TO `visitor_form_settings`;--> statement-breakpoint
ALTER TABLE `visitor_form_settings` RENAME COLUMN `key` TO `token_key`;--> statement-breakpoint
ALTER TABLE `visitor_form_settings` RENAME COLUMN `told_at` TO `coordinators_notified_at`;--> statement-breakpoint
ALTER TABLE `search_scope` RENAME COLUMN `filled` TO `index_version`;--> statement-breakpoint
ALTER TABLE `search_near` RENAME TO `search_deletion_key`;--> statement-breakpoint
ALTER TABLE `search_deletion_key` RENAME COLUMN `part` TO `key`;--> statement-breakpoint
ALTER TABLE `search_task` RENAME COLUMN `record` TO `record_id`;--> statement-breakpoint
ALTER TABLE `notice_choice` RENAME TO `notice_preference`;--> statement-breakpoint
ALTER TABLE `notice_preference` RENAME COLUMN `way` TO `channel`;--> statement-breakpoint
ALTER TABLE `mail` RENAME COLUMN `stale_at` TO `expires_at`;--> statement-breakpoint
ALTER TABLE `mail` RENAME COLUMN `next_try_at` TO `next_attempt_at`;--> statement-breakpoint
ALTER TABLE `mail` RENAME COLUMN `tries` TO `attempts`;--> statement-breakpoint
ALTER TABLE `mail` RENAME COLUMN `rank` TO `priority`;--> statement-breakpoint
ALTER TABLE `mail` RENAME COLUMN `about` TO `topic`;--> statement-breakpoint
ALTER TABLE `answered` RENAME TO `idempotency_key`;--> statement-breakpoint
ALTER TABLE `idempotency_key` RENAME COLUMN `asked` TO `request_hash`;--> statement-breakpoint
ALTER TABLE `idempotency_key` RENAME COLUMN `answer` TO `response`;--> statement-breakpoint
DROP INDEX `answered_key`;--> statement-breakpoint
CREATE UNIQUE INDEX `idempotency_key_key` ON `idempotency_key` (`person_id`,`key`);--> statement-breakpoint
DROP INDEX `answered_at`;--> statement-breakpoint
CREATE INDEX `idempotency_key_at` ON `idempotency_key` (`at`);--> statement-breakpoint
ALTER TABLE `shown_counts` RENAME TO `disclosed_counts`;--> statement-breakpoint
ALTER TABLE `disclosed_counts` RENAME COLUMN `at` TO `disclosed_at`;--> statement-breakpoint
ALTER TABLE `disclosed_counts` RENAME COLUMN `shown` TO `disclosed`;--> statement-breakpoint
DROP INDEX `shown_counts_subject`;--> statement-breakpoint
CREATE INDEX `disclosed_counts_subject` ON `disclosed_counts` (`programme_id`,`subject`,`disclosed_at`);
