// "Please read below", "die Mail unten", "voir ci-dessous": whether a sentence sends the reader to what stands below it. In: a
// sentence or a line. Out: yes or no; what is said of the text there ("ignore it") is not asked here.
const below = /(?<!\p{L})(?:(?:see|read|find|look|as|have|quoted|copied|pasted|attached|mail|message|story|request|details?|rest|everything|words?|text|wrote)(?:\s\p{L}+){0,3}\s(?:below|underneath|further down)|below (?:is|are|you(?:['’]ll| will)? find|the (?:mail|message|text|request))|(?:siehe|lesen?|lest|steht?|stehend|mail|nachricht|anfrage|text|rest|alles|weiter)(?:\s\p{L}+){0,2}\s(?:unten|darunter|anbei)|unten (?:lesen|lest|steht|stehende?|die mail|der text)|untenstehend\p{L}*|nachstehend\p{L}*|s\. ?u\.|ci-dessous|ci-après|plus bas|en dessous)(?!\p{L})/iu;

export function pointsBelow(text: string): boolean {
  return below.test(text);
}
