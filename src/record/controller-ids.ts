/** By id, the controllers that the facility may run now or next. `src/controllers` adds those of its list. */
// biome-ignore lint/suspicious/noEmptyInterface: The one list fills it, which the record must not import.
export interface ControllerIds {}

export type ControllerId = keyof ControllerIds;
