import { describe, expect, it } from 'vitest';
import { limits } from '../mail/limits.ts';
import { htmlLines } from './html-lines.ts';
import type { BodyLine } from './parsed-message.ts';
import { ProblemLog } from './problem-log.ts';

function lines(html: string): readonly BodyLine[] {
  return htmlLines(html, new ProblemLog());
}

function texts(html: string): string[] {
  return lines(html).map((line) => line.text);
}

describe('tables', () => {
  it('gives a row of a data table as one line with its cells', () => {
    expect(lines('<table><tr><td>Main id</td><td>73125</td></tr></table>')).toEqual([{ text: 'Main id | 73125', cells: ['Main id', '73125'] }]);
  });

  it('keeps the empty value of a label in a form', () => {
    expect(lines('<table><tr><td>Start</td><td>today</td></tr><tr><td>End</td><td>&nbsp;</td></tr></table>').map((line) => line.cells)).toEqual([['Start', 'today'], ['End', '']]);
  });

  it('keeps a table inside a value as that value', () => {
    const nested = '<table><tr><td>11:02</td><td>a</td></tr><tr><td>11:05</td><td>b</td></tr></table>';

    expect(lines(`<table><tr><td>Service</td><td>Mail</td></tr><tr><td>Example</td><td>${nested}</td></tr></table>`)[1]?.cells).toEqual(['Example', '11:02 | a\n11:05 | b']);
  });

  it('unrolls layout tables down to the rows of the form inside', () => {
    const form = '<table><tr><td>Main id</td><td>73125</td></tr></table>';

    expect(lines(`<table><tr><td><table><tr><td><p>Hello</p>${form}<p>Bye</p></td></tr></table></td></tr></table>`)).toEqual([{ text: 'Hello' }, { text: '' }, { text: 'Main id | 73125', cells: ['Main id', '73125'] }, { text: '' }, { text: 'Bye' }]);
  });

  it('unrolls a page column beside a form', () => {
    const form = '<table><tr><td>Main id</td><td>73125</td></tr><tr><td>Service</td><td>Mail</td></tr></table>';

    expect(lines(`<table><tr><td>Menu</td><td>${form}</td></tr></table>`).map((line) => line.text)).toEqual(['Menu', 'Main id | 73125', 'Service | Mail']);
  });

  it('drops columns that only make room', () => {
    expect(lines('<table><tr><td></td><td>Main id</td><td>&nbsp;</td><td>73125</td></tr></table>')[0]?.cells).toEqual(['Main id', '73125']);
  });

  it('reads rows and cells nobody closed', () => {
    expect(lines('<table><tr><td>a<td>b<tr><td>c<td>d</table>').map((line) => line.cells)).toEqual([['a', 'b'], ['c', 'd']]);
  });

  it('unrolls a signature in two columns', () => {
    expect(texts('<table><tr><td>Anna<br>Support</td><td>Tel 1<br>Fax 2</td></tr></table>')).toEqual(['Anna', 'Support', 'Tel 1', 'Fax 2']);
  });
});

describe('quotes', () => {
  it('marks each level of block quotes', () => {
    expect(texts('<div>top</div><blockquote>one<blockquote>two</blockquote></blockquote>')).toEqual(['top', '', '> one', '>', '> > two']);
  });

  it('leaves the attribution of a web mailer readable and marks what it quotes', () => {
    expect(texts('<div class="gmail_quote"><div>On Monday X wrote:</div><blockquote>old</blockquote></div>')).toEqual(['On Monday X wrote:', '', '> old']);
  });

  it('leaves a forward unmarked', () => {
    expect(texts('<div class="gmail_quote">---------- Forwarded message ---------<br>From: x<br><br>text</div>')).toEqual(['---------- Forwarded message ---------', 'From: x', '', 'text']);
  });

  it('takes the indent button for no quote', () => {
    expect(texts('<blockquote style="margin: 0 0 0 40px; border: none; padding: 0px">mine</blockquote>')).toEqual(['mine']);
  });
});

describe('text', () => {
  it('shows no scripts, styles, titles, comments or hidden elements', () => {
    expect(texts('<title>a</title><style>b</style><script>c</script><!-- d --><p style="DISPLAY : none">e</p><p hidden>f</p><p>shown</p>')).toEqual(['shown']);
  });

  it('shows where a link leads only when its text does not', () => {
    expect(texts('<a href="https://x.example/a">here</a> <a href="https://www.x.example/">x.example</a> <a href="mailto:a@x.example">a@x.example</a>')).toEqual(['here <https://x.example/a> x.example a@x.example']);
  });

  it('numbers and marks lists', () => {
    expect(texts('<ol start="2"><li>two<li>three<ul><li>inner</ul></ol>')).toEqual(['2. two', '3. three', '  - inner']);
  });

  it('keeps the lines of preformatted text', () => {
    expect(texts('<pre>a\n  b</pre>')).toEqual(['a', '  b']);
  });

  it('draws a ruler as mailers write it in plain text', () => {
    expect(texts('a<hr>b')).toEqual(['a', '________________________________', 'b']);
  });
});

describe('limits', () => {
  it('reads what is nested too deep as flat text', () => {
    const problems = new ProblemLog();

    const result = htmlLines(`${'<div>'.repeat(limits.htmlDepthMax * 2)}deep`, problems);

    expect(result.map((line) => line.text)).toEqual(['deep']);
    expect(problems.list.map((problem) => problem.code)).toContain('html-too-deep');
  });

  it('cuts HTML beyond the limit and says so', () => {
    const problems = new ProblemLog();

    htmlLines('<p>word</p>'.repeat(limits.htmlBytesMax / 5), problems);

    expect(problems.list.some((problem) => problem.code === 'html-too-long' && problem.severe)).toBe(true);
  });

  it('folds a long paragraph instead of losing its end', () => {
    const words = 'word '.repeat(1_000).trim();

    expect(texts(`<p>${words}</p>`).join(' ')).toBe(words);
  });
});

describe('text that is crossed out', () => {
  it.each(['<s>24.4.0</s> ', '<del>24.4.0</del> ', '<strike>24.4.0</strike> ', '<span style="text-decoration: line-through">24.4.0</span> ', '<span style="color:red; text-decoration-line: underline line-through">24.4.0</span> '])('is left out: %s', (old) => {
    expect(texts(`<p>Version: ${old}25.2.0</p>`)).toEqual(['Version: 25.2.0']);
  });

  it('keeps what is underlined, or only named like it', () => {
    expect(texts('<p><u>a</u> <span style="text-decoration: underline">b</span> <span class="line-through">c</span> <strong>d</strong></p>')).toEqual(['a b c d']);
  });
});
