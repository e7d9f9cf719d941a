// One JSON array on standard output, written page by page: a list of a million rows never stands in memory, and a
// reader that is slower than we are (a pipe) holds us up instead of filling our buffers.

/** Prints all rows of all pages as one array, a row a line. */
export async function printJsonArray(pages: AsyncIterable<readonly object[]>): Promise<void> {
  let first = true;
  for await (const page of pages) {
    if (page.length === 0) continue;
    await write(page.map((row) => JSON.stringify(row)).reduce((text, row) => text + (first ? ((first = false), '[') : ',\n') + row, ''));
  }
  await write(first ? '[]\n' : ']\n');
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
