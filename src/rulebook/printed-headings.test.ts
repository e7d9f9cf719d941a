import { describe, expect, it } from 'vitest';
import { printedHeadings } from './printed-headings.ts';

describe('the headings that our own mails print', () => {
  it('are the text between the tags, each wording by itself', () => {
    const liquid = 'Hello\n{% heading %}What we need{% endheading %}\nx\n{%- heading -%}{% if n == 1 %}A file{% else %}Files{% endif %}{% endheading %}';

    expect(printedHeadings(liquid)).toEqual(['What we need', 'A file', 'Files']);
  });

  it('are none where a name is printed into one, and in a text without them', () => {
    expect(printedHeadings('{% heading %}About {{ ref }}{% endheading %}')).toEqual([]);
    expect(printedHeadings('What we need')).toEqual([]);
  });
});
