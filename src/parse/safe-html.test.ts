// A stranger's HTML in a browser: the words stay, everything that runs, calls home or pretends goes.
import { describe, expect, it } from 'vitest';
import { limits } from '../mail/limits.ts';
import { passedFile } from './passed-file.ts';
import { safeHtml, safePage } from './safe-html.ts';

describe('what goes', () => {
  it.each([
    ['scripts', 'a<script>alert(1)</script>b', 'ab'],
    ['handlers', '<p onclick="alert(1)" onmouseover=alert(1)>a</p>', '<p>a</p>'],
    ['remote pictures', '<p>a<img src="https://spy.example/x.gif?id=1" alt="x"></p>', '<p>a<img alt="x" /></p>'],
    ['pictures without a scheme', '<img src="//spy.example/x.gif">', '<img />'],
    ['styles that load something', '<style>@import url(https://spy.example)</style><p style="background:url(https://spy.example/x)">a</p>', '<p>a</p>'],
    ['links that run', '<a href="javascript:alert(1)">a</a> <a href=" java&#10;script:alert(1)">b</a> <a href="data:text/html,x">c</a>', '<a rel="noopener noreferrer nofollow">a</a> <a rel="noopener noreferrer nofollow">b</a> <a rel="noopener noreferrer nofollow">c</a>'],
    ['frames, objects and forms', '<iframe src="https://spy.example"></iframe><object data="x"></object><form action="https://spy.example"><input name="password">a</form>', 'a'],
    ['pictures that run', '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">a</a></svg>', '<a rel="noopener noreferrer nofollow">a</a>'],
    ['a picture that is a page', '<img src="data:text/html;base64,PHNjcmlwdD4="><img src="data:image/svg+xml;base64,PHN2Zz4=">', '<img alt="" /><img alt="" />'],
    ['a new base and a refresh', '<base href="https://spy.example/"><meta http-equiv="refresh" content="0;url=https://spy.example">a', 'a'],
    ['what hides in a text area', '<textarea></textarea/><img src=x onerror=alert(1)>', expect.not.stringMatching(/onerror/u) as never],
    ['what hides in a comment', '<!--><img src=x onerror=alert(1)>-->', expect.not.stringMatching(/onerror/u) as never],
  ])('%s', (_, html, safe) => {
    expect(safeHtml(html)).toEqual(safe);
  });
});

describe('what stays', () => {
  it.each([
    ['words, lists and tables', '<table><tbody><tr><td>Customer</td><td>73125</td></tr></tbody></table><ul><li>a</li></ul>'],
    ['pictures that came along', '<img src="cid:image001@01DC" alt="screen" />'],
  ])('%s', (_, html) => {
    expect(safeHtml(html)).toBe(html);
  });

  it('links to the web, without telling where one comes from', () => {
    expect(safeHtml('<a href="https://status.example/1" target="_blank">status</a>')).toBe('<a href="https://status.example/1" rel="noopener noreferrer nofollow">status</a>');
  });
});

it('nesting without end is cut, and length at the limit', () => {
  const deep = safeHtml('<div>'.repeat(50_000));
  expect((deep.match(/<div>/gu) ?? []).length).toBeLessThanOrEqual(limits.htmlDepthMax);
  expect(safeHtml('x'.repeat(2 * limits.htmlBytesMax)).length).toBeLessThanOrEqual(limits.htmlBytesMax);
});

it('a page may load nothing at all, even where the sanitiser erred', () => {
  expect(safePage('<p>a</p>')).toContain(`content="default-src 'none'; img-src data:; style-src 'none'"`);
});

describe('a file that is passed on', () => {
  const passed = (name: string, mediaType: string, text: string) => passedFile({ name, mediaType }, 3, Buffer.from(text));

  it('a web page goes on without what acts in it, in the charset that it is written in', () => {
    const page = passedFile({ name: 'report.html', mediaType: 'text/html' }, 1, Buffer.from('<meta charset="windows-1252"><script>x</script><p>7 V\xf6lker</p>', 'latin1'));

    expect(page).toMatchObject({ name: 'report.html', mediaType: 'text/html' });
    expect(Buffer.from(page.bytes).toString()).toContain('<p>7 Völker</p>');
    expect(Buffer.from(page.bytes).toString()).not.toContain('<script');
  });

  it('one that is called something else by its sender as well', () => {
    expect(Buffer.from(passed('page.HTM', 'application/octet-stream', '<script>x</script>a').bytes).toString()).not.toContain('<script');
  });

  it('one that is too long to be made safe goes on as text', () => {
    expect(passed('huge.html', 'text/html', '<p>'.repeat(limits.htmlBytesMax))).toMatchObject({ name: 'huge.html.txt', mediaType: 'text/plain' });
  });

  it.each([
    ['../../etc/passwd', 'text/plain', '_.._etc_passwd'], ['a\r\nBcc: x.txt', 'text/plain', 'a Bcc_ x.txt'], ['photo\u202egpj.exe', 'image/png', 'photo gpj.exe'], ['CON.txt', 'text/plain', '_CON.txt'], ['C:\\Users\\a.log', 'text/plain', 'C_Users_a.log'],
    ['', 'message/rfc822', 'message-3.eml'], ['', 'image/jpeg', 'picture-3.jpg'], ['...', 'application/pdf', 'attachment-3'], ['Mitschnitt München – 10.03.pcap', 'application/octet-stream', 'Mitschnitt München – 10.03.pcap'],
    [`${'n'.repeat(400)}.log`, 'text/plain', `${'n'.repeat(146)}.log`],
  ])('%j (%s) is saved as %j', (name, type, safe) => {
    expect(passed(name, type, 'x').name).toBe(safe);
  });
});
