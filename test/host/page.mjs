// A workbench in the hands of a user: keys, mouse and eyes. Each function takes the page of `openWindow`.

/** Opens a file of the folder by its path, as Ctrl+P does. */
export async function openFile(page, name) {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').first().fill(name);
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: name.split('/').at(-1) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: name.split('/').at(-1) }).waitFor();
  await page.locator('.editor-instance .view-line').first().waitFor();
}

/** Runs a command by its title in the palette. */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Where a word stands in the visible part of the editor: the middle of its first occurrence, in a line that holds `within`. */
export async function placeOf(page, word, within = word) {
  const find = ([wanted, context]) => {
    for (const line of document.querySelectorAll('.editor-instance .view-line')) {
      if (!line.textContent.replaceAll('\u00a0', ' ').includes(context)) continue;
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.replaceAll('\u00a0', ' ').indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
    }
    return null;
  };
  const place = await page.evaluate(find, [word, within]);
  if (!place) throw new Error(`the editor does not show ${word}`);
  return place;
}

/** Puts the cursor into a word. */
export async function clickWord(page, word) {
  const { x, y } = await placeOf(page, word);
  await page.mouse.click(x, y);
}

/** Rests the mouse on a word and answers with the text of the hover. */
export async function hoverWord(page, word, within = word) {
  const { x, y } = await placeOf(page, word, within);
  await page.mouse.move(x + 3, y + 60);
  await page.mouse.move(x, y, { steps: 4 });
  const hover = page.locator('.editor-instance .monaco-hover:not(.hidden)').first();
  await hover.waitFor();
  return hover.textContent();
}

/** Opens the menu of the lightbulb at the cursor and answers with its lines. */
export async function lightbulb(page) {
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').first().waitFor();
  return page.locator('.action-widget .monaco-list-row').allTextContents();
}

/** Takes the line of the open menu that holds these words. */
export async function take(page, words) {
  await page.locator('.action-widget .monaco-list-row', { hasText: words }).first().click();
}

/** The rows of the Problems panel; opens it when it is closed. */
export async function problems(page) {
  if ((await page.locator('.markers-panel').count()) === 0) await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-tl-row').first().waitFor();
  return page.locator('.markers-panel .monaco-tl-row').allTextContents();
}

/** The whole text of the editor as far as it is shown. */
export async function shownText(page) {
  const lines = await page.locator('.editor-instance .view-line').allTextContents();
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

/** Waits until `check` is true. */
export async function eventually(what, check, limit = 20_000) {
  const end = Date.now() + limit;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`did not happen within ${limit / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
