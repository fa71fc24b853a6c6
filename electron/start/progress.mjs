/**
 * One line that says what is going on: rewritten in place on a terminal, written once elsewhere.
 * @param {NodeJS.WriteStream} [out]
 */
export function createProgress(out = process.stderr) {
  const isLive = Boolean(out.isTTY) && !process.env['CI'];
  return {
    /**
     * Says what is done while `work` runs. `more`, when given, adds what is known by now.
     * @template T
     * @param {string} what
     * @param {(say: (more: string) => void) => Promise<T>} work
     * @returns {Promise<T>}
     */
    async during(what, work) {
      const begun = Date.now();
      let more = '';
      let turn = 0;
      const draw = () => {
        const seconds = Math.round((Date.now() - begun) / 1000);
        out.write(`\r\u001b[2K${'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'[turn++ % 10]} ${what}${more ? `, ${more}` : ''} … ${seconds} s`);
      };
      const timer = isLive ? setInterval(draw, 100) : undefined;
      if (isLive) draw();
      else out.write(`${what} …\n`);
      try {
        return await work((now) => {
          more = now;
        });
      } finally {
        clearInterval(timer);
        if (isLive) out.write('\r\u001b[2K');
      }
    },
    /** @param {string} sentence */
    say(sentence) {
      out.write(`${sentence}\n`);
    },
  };
}
