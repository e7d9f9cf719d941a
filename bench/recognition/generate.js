export function generatedMails() { return []; }
