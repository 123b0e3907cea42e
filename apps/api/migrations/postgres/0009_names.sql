ALTER TABLE "person" RENAME COLUMN "found_by" TO "search_text";--> statement-breakpoint
ALTER TABLE "accessibility" RENAME TO "accessibility_statement";--> statement-breakpoint
ALTER TABLE "accessibility_statement" RENAME CONSTRAINT "accessibility_school_id_school_id_fk" TO "accessibility_statement_school_id_school_id_fk";--> statement-breakpoint
ALTER TABLE "accessibility_statement" RENAME CONSTRAINT "accessibility_pkey" TO "accessibility_statement_pkey";--> statement-breakpoint
ALTER TABLE "session" RENAME COLUMN "proved_at" TO "reauthenticated_at";--> statement-breakpoint
ALTER TABLE "session" RENAME COLUMN "mailed_at" TO "email_verified_at";--> statement-breakpoint
ALTER TABLE "session" RENAME COLUMN "owes" TO "pending_step";--> statement-breakpoint
ALTER TABLE "guess" RENAME TO "rate_limit";--> statement-breakpoint
ALTER TABLE "rate_limit" RENAME COLUMN "account" TO "key";--> statement-breakpoint
ALTER TABLE "rate_limit" RENAME COLUMN "times" TO "attempted_at";--> statement-breakpoint
ALTER TABLE "rate_limit" RENAME COLUMN "last_at" TO "last_attempt_at";--> statement-breakpoint
ALTER INDEX "guess_last_at" RENAME TO "rate_limit_last_at";--> statement-breakpoint
ALTER TABLE "rate_limit" RENAME CONSTRAINT "guess_pkey" TO "rate_limit_pkey";--> statement-breakpoint
ALTER TABLE "passkey" RENAME COLUMN "uses" TO "signature_counter";--> statement-breakpoint
ALTER TABLE "not_this_year" RENAME TO "programme_opt_out";--> statement-breakpoint
ALTER TABLE "programme_opt_out" RENAME COLUMN "said_at" TO "created_at";--> statement-breakpoint
ALTER INDEX "not_this_year_person" RENAME TO "programme_opt_out_person";--> statement-breakpoint
ALTER TABLE "programme_opt_out" RENAME CONSTRAINT "not_this_year_programme_id_programme_id_fk" TO "programme_opt_out_programme_id_programme_id_fk";--> statement-breakpoint
ALTER TABLE "programme_opt_out" RENAME CONSTRAINT "not_this_year_person_id_person_id_fk" TO "programme_opt_out_person_id_person_id_fk";--> statement-breakpoint
ALTER TABLE "programme_opt_out" RENAME CONSTRAINT "not_this_year_pkey" TO "programme_opt_out_pkey";--> statement-breakpoint
ALTER TABLE "ballot" RENAME COLUMN "any" TO "no_preference";--> statement-breakpoint
ALTER TABLE "placement_rule" RENAME COLUMN "other_id" TO "other_person_id";--> statement-breakpoint
ALTER TABLE "placement_rule" RENAME CONSTRAINT "placement_rule_other_id_person_id_fk" TO "placement_rule_other_person_id_person_id_fk";--> statement-breakpoint
ALTER TABLE "swap_part" RENAME TO "swap_participant";--> statement-breakpoint
ALTER TABLE "swap_participant" RENAME COLUMN "standing" TO "open_marker";--> statement-breakpoint
ALTER TABLE "swap_participant" RENAME COLUMN "accepts" TO "accepted";--> statement-breakpoint
ALTER INDEX "swap_part_open" RENAME TO "swap_participant_open";--> statement-breakpoint
ALTER INDEX "swap_part_offer" RENAME TO "swap_participant_offer";--> statement-breakpoint
ALTER TABLE "swap_participant" RENAME CONSTRAINT "swap_part_offer_id_swap_offer_id_fk" TO "swap_participant_offer_id_swap_offer_id_fk";--> statement-breakpoint
ALTER TABLE "swap_participant" RENAME CONSTRAINT "swap_part_person_id_person_id_fk" TO "swap_participant_person_id_person_id_fk";--> statement-breakpoint
ALTER TABLE "swap_participant" RENAME CONSTRAINT "swap_part_from_hub_id_hub_id_fk" TO "swap_participant_from_hub_id_hub_id_fk";--> statement-breakpoint
ALTER TABLE "swap_participant" RENAME CONSTRAINT "swap_part_to_hub_id_hub_id_fk" TO "swap_participant_to_hub_id_hub_id_fk";--> statement-breakpoint
ALTER TABLE "swap_participant" RENAME CONSTRAINT "swap_part_pkey" TO "swap_participant_pkey";--> statement-breakpoint
ALTER TABLE "waiting_entry" RENAME TO "waiting_list_entry";--> statement-breakpoint
ALTER INDEX "waiting_entry_person" RENAME TO "waiting_list_entry_person";--> statement-breakpoint
ALTER INDEX "waiting_entry_number" RENAME TO "waiting_list_entry_number";--> statement-breakpoint
ALTER INDEX "waiting_entry_seat" RENAME TO "waiting_list_entry_seat";--> statement-breakpoint
ALTER TABLE "waiting_list_entry" RENAME CONSTRAINT "waiting_entry_programme_id_programme_id_fk" TO "waiting_list_entry_programme_id_programme_id_fk";--> statement-breakpoint
ALTER TABLE "waiting_list_entry" RENAME CONSTRAINT "waiting_entry_hub_id_hub_id_fk" TO "waiting_list_entry_hub_id_hub_id_fk";--> statement-breakpoint
ALTER TABLE "waiting_list_entry" RENAME CONSTRAINT "waiting_entry_person_id_person_id_fk" TO "waiting_list_entry_person_id_person_id_fk";--> statement-breakpoint
ALTER TABLE "waiting_list_entry" RENAME CONSTRAINT "waiting_entry_group_id_hub_group_id_fk" TO "waiting_list_entry_group_id_hub_group_id_fk";--> statement-breakpoint
ALTER TABLE "waiting_list_entry" RENAME CONSTRAINT "waiting_entry_pkey" TO "waiting_list_entry_pkey";--> statement-breakpoint
ALTER TABLE "choice_reminder" RENAME COLUMN "at" TO "sent_at";--> statement-breakpoint
ALTER TABLE "screen" RENAME TO "display_device";--> statement-breakpoint
ALTER TABLE "display_device" RENAME COLUMN "code_until" TO "code_expires_at";--> statement-breakpoint
ALTER TABLE "display_device" RENAME COLUMN "address" TO "address_hash";--> statement-breakpoint
ALTER INDEX "screen_token_hash" RENAME TO "display_device_token_hash";--> statement-breakpoint
ALTER INDEX "screen_code" RENAME TO "display_device_code";--> statement-breakpoint
ALTER INDEX "screen_address" RENAME TO "display_device_address";--> statement-breakpoint
ALTER INDEX "screen_meeting" RENAME TO "display_device_meeting";--> statement-breakpoint
ALTER INDEX "screen_expires" RENAME TO "display_device_expires";--> statement-breakpoint
ALTER TABLE "display_device" RENAME CONSTRAINT "screen_meeting_id_meeting_id_fk" TO "display_device_meeting_id_meeting_id_fk";--> statement-breakpoint
ALTER TABLE "display_device" RENAME CONSTRAINT "screen_pkey" TO "display_device_pkey";--> statement-breakpoint
ALTER TABLE "door" RENAME TO "meeting_check_in";--> statement-breakpoint
ALTER TABLE "meeting_check_in" RENAME COLUMN "slot" TO "code_number";--> statement-breakpoint
ALTER TABLE "meeting_check_in" RENAME COLUMN "slot_at" TO "code_shown_at";--> statement-breakpoint
ALTER TABLE "meeting_check_in" RENAME CONSTRAINT "door_meeting_id_meeting_id_fk" TO "meeting_check_in_meeting_id_meeting_id_fk";--> statement-breakpoint
ALTER TABLE "meeting_check_in" RENAME CONSTRAINT "door_pkey" TO "meeting_check_in_pkey";--> statement-breakpoint
ALTER TABLE "door_code" RENAME TO "check_in_code";--> statement-breakpoint
ALTER TABLE "check_in_code" RENAME COLUMN "slot" TO "code_number";--> statement-breakpoint
ALTER INDEX "door_code_slot" RENAME TO "check_in_code_slot";--> statement-breakpoint
ALTER TABLE "check_in_code" RENAME CONSTRAINT "door_code_meeting_id_meeting_id_fk" TO "check_in_code_meeting_id_meeting_id_fk";--> statement-breakpoint
ALTER TABLE "check_in_code" RENAME CONSTRAINT "door_code_pkey" TO "check_in_code_pkey";--> statement-breakpoint
ALTER TABLE "ticket" RENAME TO "check_in_token";--> statement-breakpoint
ALTER INDEX "ticket_token_hash" RENAME TO "check_in_token_token_hash";--> statement-breakpoint
ALTER INDEX "ticket_meeting" RENAME TO "check_in_token_meeting";--> statement-breakpoint
ALTER INDEX "ticket_person" RENAME TO "check_in_token_person";--> statement-breakpoint
ALTER INDEX "ticket_expires" RENAME TO "check_in_token_expires";--> statement-breakpoint
ALTER TABLE "check_in_token" RENAME CONSTRAINT "ticket_meeting_id_meeting_id_fk" TO "check_in_token_meeting_id_meeting_id_fk";--> statement-breakpoint
ALTER TABLE "check_in_token" RENAME CONSTRAINT "ticket_person_id_person_id_fk" TO "check_in_token_person_id_person_id_fk";--> statement-breakpoint
ALTER TABLE "check_in_token" RENAME CONSTRAINT "ticket_pkey" TO "check_in_token_pkey";--> statement-breakpoint
ALTER TABLE "counted_trial" RENAME TO "released_trial";--> statement-breakpoint
ALTER TABLE "released_trial" RENAME COLUMN "circle" TO "visible_to";--> statement-breakpoint
ALTER INDEX "counted_trial_strategy" RENAME TO "released_trial_strategy";--> statement-breakpoint
ALTER INDEX "counted_trial_year" RENAME TO "released_trial_year";--> statement-breakpoint
ALTER INDEX "counted_trial_owner" RENAME TO "released_trial_owner";--> statement-breakpoint
ALTER TABLE "released_trial" RENAME CONSTRAINT "counted_trial_school_id_school_id_fk" TO "released_trial_school_id_school_id_fk";--> statement-breakpoint
ALTER TABLE "released_trial" RENAME CONSTRAINT "counted_trial_programme_id_programme_id_fk" TO "released_trial_programme_id_programme_id_fk";--> statement-breakpoint
ALTER TABLE "released_trial" RENAME CONSTRAINT "counted_trial_owner_id_person_id_fk" TO "released_trial_owner_id_person_id_fk";--> statement-breakpoint
ALTER TABLE "released_trial" RENAME CONSTRAINT "counted_trial_pkey" TO "released_trial_pkey";--> statement-breakpoint
ALTER TABLE "offer" RENAME TO "peer_offer";--> statement-breakpoint
ALTER INDEX "offer_one_each" RENAME TO "peer_offer_one_each";--> statement-breakpoint
ALTER INDEX "offer_to" RENAME TO "peer_offer_to";--> statement-breakpoint
ALTER INDEX "offer_by" RENAME TO "peer_offer_by";--> statement-breakpoint
ALTER TABLE "peer_offer" RENAME CONSTRAINT "offer_meeting_id_meeting_id_fk" TO "peer_offer_meeting_id_meeting_id_fk";--> statement-breakpoint
ALTER TABLE "peer_offer" RENAME CONSTRAINT "offer_to_id_person_id_fk" TO "peer_offer_to_id_person_id_fk";--> statement-breakpoint
ALTER TABLE "peer_offer" RENAME CONSTRAINT "offer_by_id_person_id_fk" TO "peer_offer_by_id_person_id_fk";--> statement-breakpoint
ALTER TABLE "peer_offer" RENAME CONSTRAINT "offer_pkey" TO "peer_offer_pkey";--> statement-breakpoint
ALTER TABLE "check_in" RENAME TO "plan_progress_check";--> statement-breakpoint
ALTER TABLE "plan_progress_check" RENAME CONSTRAINT "check_in_plan_id_plan_id_fk" TO "plan_progress_check_plan_id_plan_id_fk";--> statement-breakpoint
ALTER TABLE "plan_progress_check" RENAME CONSTRAINT "check_in_pkey" TO "plan_progress_check_pkey";--> statement-breakpoint
ALTER TABLE "minutes" RENAME COLUMN "shown_learned" TO "published_learned";--> statement-breakpoint
ALTER TABLE "minutes" RENAME COLUMN "shown_questions" TO "published_questions";--> statement-breakpoint
ALTER TABLE "minutes" RENAME COLUMN "shown_version" TO "published_version";--> statement-breakpoint
ALTER TABLE "pulse" RENAME COLUMN "counted" TO "is_released";--> statement-breakpoint
ALTER TABLE "pulse" RENAME COLUMN "summed_in" TO "released_half_term_id";--> statement-breakpoint
ALTER TABLE "pulse_given" RENAME TO "pulse_respondent";--> statement-breakpoint
ALTER TABLE "pulse_respondent" RENAME CONSTRAINT "pulse_given_meeting_id_meeting_id_fk" TO "pulse_respondent_meeting_id_meeting_id_fk";--> statement-breakpoint
ALTER TABLE "pulse_respondent" RENAME CONSTRAINT "pulse_given_person_id_person_id_fk" TO "pulse_respondent_person_id_person_id_fk";--> statement-breakpoint
ALTER TABLE "pulse_respondent" RENAME CONSTRAINT "pulse_given_meeting_id_person_id_pk" TO "pulse_respondent_meeting_id_person_id_pk";--> statement-breakpoint
ALTER TABLE "agenda_before" RENAME TO "agenda_snapshot";--> statement-breakpoint
ALTER TABLE "agenda_snapshot" RENAME COLUMN "item_keys" TO "added_item_keys";--> statement-breakpoint
ALTER TABLE "agenda_snapshot" RENAME CONSTRAINT "agenda_before_meeting_id_meeting_id_fk" TO "agenda_snapshot_meeting_id_meeting_id_fk";--> statement-breakpoint
ALTER TABLE "agenda_snapshot" RENAME CONSTRAINT "agenda_before_candidate_id_candidate_id_fk" TO "agenda_snapshot_candidate_id_candidate_id_fk";--> statement-breakpoint
ALTER TABLE "agenda_snapshot" RENAME CONSTRAINT "agenda_before_pkey" TO "agenda_snapshot_pkey";--> statement-breakpoint
ALTER TABLE "candidate" RENAME COLUMN "up" TO "is_on_ballot";--> statement-breakpoint
ALTER TABLE "stage_move" RENAME TO "stage_change";--> statement-breakpoint
ALTER INDEX "stage_move_number" RENAME TO "stage_change_number";--> statement-breakpoint
ALTER TABLE "stage_change" RENAME CONSTRAINT "stage_move_strategy_id_strategy_id_fk" TO "stage_change_strategy_id_strategy_id_fk";--> statement-breakpoint
ALTER TABLE "stage_change" RENAME CONSTRAINT "stage_move_by_id_person_id_fk" TO "stage_change_by_id_person_id_fk";--> statement-breakpoint
ALTER TABLE "stage_change" RENAME CONSTRAINT "stage_move_pkey" TO "stage_change_pkey";--> statement-breakpoint
ALTER TABLE "strand_reading" RENAME TO "strand_figure";--> statement-breakpoint
ALTER INDEX "strand_reading_number" RENAME TO "strand_figure_number";--> statement-breakpoint
ALTER TABLE "strand_figure" RENAME CONSTRAINT "strand_reading_school_id_school_id_fk" TO "strand_figure_school_id_school_id_fk";--> statement-breakpoint
ALTER TABLE "strand_figure" RENAME CONSTRAINT "strand_reading_by_id_person_id_fk" TO "strand_figure_by_id_person_id_fk";--> statement-breakpoint
ALTER TABLE "strand_figure" RENAME CONSTRAINT "strand_reading_pkey" TO "strand_figure_pkey";--> statement-breakpoint
ALTER TABLE "reference" RENAME COLUMN "found_by" TO "search_text";--> statement-breakpoint
ALTER TABLE "rating" RENAME COLUMN "shown" TO "released_value";--> statement-breakpoint
ALTER TABLE "discussion" RENAME COLUMN "total" TO "reply_count";--> statement-breakpoint
ALTER TABLE "reply" RENAME COLUMN "visitor_via" TO "visitor_provider";--> statement-breakpoint
ALTER TABLE "reply" RENAME COLUMN "removed_why" TO "removal_reason";--> statement-breakpoint
ALTER TABLE "reply" RENAME COLUMN "answers" TO "answer_count";--> statement-breakpoint
ALTER TABLE "mention" RENAME COLUMN "on" TO "is_active";--> statement-breakpoint
ALTER TABLE "following" RENAME COLUMN "on" TO "is_following";--> statement-breakpoint
ALTER TABLE "following" RENAME COLUMN "seen_at" TO "last_read_at";--> statement-breakpoint
ALTER TABLE "following" RENAME COLUMN "unread" TO "unread_count";--> statement-breakpoint
ALTER TABLE "visitor_desk" RENAME TO "visitor_form_settings";--> statement-breakpoint
ALTER TABLE "visitor_form_settings" RENAME COLUMN "key" TO "token_key";--> statement-breakpoint
ALTER TABLE "visitor_form_settings" RENAME COLUMN "told_at" TO "coordinators_notified_at";--> statement-breakpoint
ALTER TABLE "visitor_form_settings" RENAME CONSTRAINT "visitor_desk_school_id_school_id_fk" TO "visitor_form_settings_school_id_school_id_fk";--> statement-breakpoint
ALTER TABLE "visitor_form_settings" RENAME CONSTRAINT "visitor_desk_pkey" TO "visitor_form_settings_pkey";--> statement-breakpoint
ALTER TABLE "search_scope" RENAME COLUMN "filled" TO "index_version";--> statement-breakpoint
ALTER TABLE "search_near" RENAME TO "search_deletion_key";--> statement-breakpoint
ALTER TABLE "search_deletion_key" RENAME COLUMN "part" TO "key";--> statement-breakpoint
ALTER TABLE "search_deletion_key" RENAME CONSTRAINT "search_near_scope_search_scope_number_fk" TO "search_deletion_key_scope_search_scope_number_fk";--> statement-breakpoint
ALTER TABLE "search_deletion_key" RENAME CONSTRAINT "search_near_scope_part_word_pk" TO "search_deletion_key_scope_key_word_pk";--> statement-breakpoint
ALTER TABLE "search_task" RENAME COLUMN "record" TO "record_id";--> statement-breakpoint
ALTER TABLE "notice_choice" RENAME TO "notice_preference";--> statement-breakpoint
ALTER TABLE "notice_preference" RENAME COLUMN "way" TO "channel";--> statement-breakpoint
ALTER TABLE "notice_preference" RENAME CONSTRAINT "notice_choice_person_id_person_id_fk" TO "notice_preference_person_id_person_id_fk";--> statement-breakpoint
ALTER TABLE "notice_preference" RENAME CONSTRAINT "notice_choice_person_id_kind_pk" TO "notice_preference_person_id_kind_pk";--> statement-breakpoint
ALTER TABLE "mail" RENAME COLUMN "stale_at" TO "expires_at";--> statement-breakpoint
ALTER TABLE "mail" RENAME COLUMN "next_try_at" TO "next_attempt_at";--> statement-breakpoint
ALTER TABLE "mail" RENAME COLUMN "tries" TO "attempts";--> statement-breakpoint
ALTER TABLE "mail" RENAME COLUMN "rank" TO "priority";--> statement-breakpoint
ALTER TABLE "mail" RENAME COLUMN "about" TO "topic";--> statement-breakpoint
ALTER TABLE "answered" RENAME TO "idempotency_key";--> statement-breakpoint
ALTER TABLE "idempotency_key" RENAME COLUMN "asked" TO "request_hash";--> statement-breakpoint
ALTER TABLE "idempotency_key" RENAME COLUMN "answer" TO "response";--> statement-breakpoint
ALTER INDEX "answered_key" RENAME TO "idempotency_key_key";--> statement-breakpoint
ALTER INDEX "answered_at" RENAME TO "idempotency_key_at";--> statement-breakpoint
ALTER TABLE "idempotency_key" RENAME CONSTRAINT "answered_pkey" TO "idempotency_key_pkey";--> statement-breakpoint
ALTER TABLE "shown_counts" RENAME TO "disclosed_counts";--> statement-breakpoint
ALTER TABLE "disclosed_counts" RENAME COLUMN "at" TO "disclosed_at";--> statement-breakpoint
ALTER TABLE "disclosed_counts" RENAME COLUMN "shown" TO "disclosed";--> statement-breakpoint
ALTER INDEX "shown_counts_subject" RENAME TO "disclosed_counts_subject";--> statement-breakpoint
ALTER TABLE "disclosed_counts" RENAME CONSTRAINT "shown_counts_pkey" TO "disclosed_counts_pkey";
