/** What a form whose name begins so sends, as people call it. */
export function kindOf(form: string): 'comment' | 'report' | 'plan' {
  if (form.startsWith('reply/')) return 'comment'
  return form.startsWith('report/') ? 'report' : 'plan'
}
