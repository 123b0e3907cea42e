import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { lendNone } from './lent-servers.ts'

/**
 * Tables with a row for each person, meeting, command and so on, year after year, read whole; or by a state that most of
 * their rows have.
 */
export const growing =
  /\bSCAN (person|people_import|people_import_line|membership|programme_opt_out|waiting_list_entry|choice_reminder|placement_change|reallocation|swap_offer|swap_participant|ballot|meeting|segment|run|run_command|attendance|session|identity|authenticator|recovery_code|passkey|link_token|rate_limit|mail|notice|notice_preference|calendar_feed|calendar_entry|catch_up|hours_correction|certificate|idempotency_key|audit|attendance_change|minutes|minutes_sending|pulse|pulse_respondent|facilitator_note|agenda_template|agenda_snapshot|checklist_item|candidate|candidate_ballot|candidate_vote|plan|report|peer_offer|support_request|plan_progress_check|partner_set|display_device|meeting_check_in|check_in_code|check_in_token|strategy|stage_change|adaptation|strand_figure|reference|strategy_reference|reading_item|rating|progress|report_sum|report_waiting|survey_answer|own_measure|discussion|reply|reply_wording|mention|following|publication|showcase|search_doc|search_word|search_deletion_key)\b|INDEX \w+ \(state=\?\)/

/** Every plan that SQLite makes from here on, by the text of its statement. */
export function collectPlans() {
  lendNone()
  const plans = new Map<string, string[]>()
  const { prepare } = Database.prototype
  onTestFinished(() => void (Database.prototype.prepare = prepare))
  Database.prototype.prepare = function collect(this: Database.Database, text: string) {
    if (/^\s*(select|insert|update|delete)/i.test(text)) {
      const values = Array(text.split('?').length - 1).fill(null)
      const explained = prepare.call(this, `EXPLAIN QUERY PLAN ${text}`) as Database.Statement<
        unknown[],
        { detail: string }
      >
      plans.set(
        text,
        explained.all(...values).map(row => row.detail),
      )
    }
    return prepare.call(this, text)
  } as typeof prepare
  return plans
}
