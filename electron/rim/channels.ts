/** The channels between the preload and the main process, both ways; there are no others. */
export const channels = {
  /** page → main: this page has loaded and asks for its way to the engine. */
  hello: 'rounds:hello',
  /** main → page, with one port. Again after the engine had to be started anew. */
  port: 'rounds:port',
  /** main → page: a command of the catalogue, by its id. */
  command: 'rounds:command',
} as const;
