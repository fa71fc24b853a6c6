import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { EarlyText, useEarlyAnswer, wantAnswer } from '#renderer/keys/early-answer.tsx';
import { questionIdOf } from '#tests/makers/a-fake-world.ts';

describe('the field that stands in for the editor', () => {
  it('goes on at the end of what was typed when another takes its place', async () => {
    const questionId = questionIdOf(1);
    wantAnswer(questionId);
    const { rerender } = await render(<EarlyText key="in the frame" questionId={questionId} />);
    await expect.element(page.getByRole('textbox', { name: 'Your answer' })).toHaveFocus();
    await userEvent.keyboard('j');
    await rerender(<EarlyText key="in the composer" questionId={questionId} />);
    await expect.element(page.getByRole('textbox', { name: 'Your answer' })).toHaveFocus();
    await userEvent.keyboard('k');
    expect(useEarlyAnswer.getState().text).toBe('jk');
  });
});
