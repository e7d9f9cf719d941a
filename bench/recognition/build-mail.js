// A mail of the corpus as bytes: plain, HTML only, or both, in the charsets, transfer encodings and line ends that
// clients use, chosen by its place in the corpus so that every run builds the same bytes.
const encodings = ['utf-8 quoted-printable', 'utf-8 base64', 'utf-8 8bit', 'iso-8859-1 quoted-printable', 'windows-1252 8bit'];

export function buildMail(mail, address, index) {
  const text = mail.b ?? '';
  let [charset, transfer] = encodings[index % encodings.length].split(' ');
  const latin = (mail.h ?? text).split('').every((ch) => ch.charCodeAt(0) < 256);
  if (!latin) charset = 'utf-8';
  const subject = /^[\x20-\x7e]*$/.test(mail.s) ? mail.s : `=?utf-8?B?${Buffer.from(mail.s).toString('base64')}?=`;
  const head = [
    `From: ${mail.from}`, `To: ${address}`, `Subject: ${subject}`, `Message-ID: <${mail.n}.${index}@corpus.example>`,
    'Date: Tue, 10 Mar 2026 09:12:00 +0000', 'MIME-Version: 1.0',
    ...(mail.re === true ? ['In-Reply-To: <ask.1@postern.example>', 'References: <ask.1@postern.example>'] : []),
  ];
  const parts = mail.h === undefined ? [part('text/plain', text, charset, transfer)] : mail.b === undefined ? [part('text/html', mail.h, charset, transfer)] : [part('text/plain', text, charset, transfer), part('text/html', mail.h, charset, transfer)];
  const lines = parts.length === 1 ? [...head, ...parts[0]] : [...head, 'Content-Type: multipart/alternative; boundary="b1"', '', ...parts.flatMap((one) => ['--b1', ...one]), '--b1--', ''];
  const end = index % 2 === 0 ? '\r\n' : '\n';
  return Buffer.from(lines.join('\n').replace(/\r?\n/g, end), 'latin1');
}

/** Header and body of a part; every character of the result is one byte. */
function part(type, text, charset, transfer) {
  const bytes = Buffer.from(text, charset === 'utf-8' ? 'utf8' : 'latin1');
  const body = transfer === 'base64' ? bytes.toString('base64').replace(/(.{76})/g, '$1\n') : transfer === 'quoted-printable' ? quotedPrintable(bytes) : bytes.toString('latin1');
  return [`Content-Type: ${type}; charset=${charset}`, `Content-Transfer-Encoding: ${transfer}`, '', body];
}

function quotedPrintable(bytes) {
  return bytes.toString('latin1').split('\n').map((line) => {
    const encoded = line.replace(/[^\x20-\x3c\x3e-\x7e\t]/g, (ch) => `=${ch.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`).replace(/[ \t]$/, (ch) => `=${ch.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
    return encoded.match(/(?:=[0-9A-F]{2}|.){1,70}/g)?.join('=\n') ?? '';
  }).join('\n');
}
