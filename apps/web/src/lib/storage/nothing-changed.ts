/** Said instead of "Saved." where a form was left as it was. */
export const nothingChanged = 'Nothing has changed, so there was nothing to save.'
