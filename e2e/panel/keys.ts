import { expect, type Page } from '@playwright/test';

/** As long as a key may take before it is pressed again. */
const PATIENCE = { timeout: 1_000 };

/**
 * Presses a key that the page itself listens to until it has done what it does: the listener is there once the page is awake,
 * and what a server rendered can be seen before. `done` expects what the key does; it is asked first, so that a key that was
 * only slow is not pressed twice.
 */
export async function pressUntil(
  page: Page,
  key: string,
  done: (options: { timeout: number }) => Promise<void>,
): Promise<void> {
  let pressed = false;
  await expect(async () => {
    if (
      pressed &&
      (await done({ timeout: 1 }).then(
        () => true,
        () => false,
      ))
    )
      return;
    await page.keyboard.press(key);
    pressed = true;
    await done(PATIENCE);
  }).toPass();
}
