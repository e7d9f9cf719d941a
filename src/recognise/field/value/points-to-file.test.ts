import { describe, expect, it } from 'vitest';
import { pointsToFile } from './points-to-file.ts';

describe('an answer that only names the paper it stands in', () => {
  it.each([
    'same sheet', 'see the enclosed Word document', 'see attached Excel sheet, page 2', 'Please refer to the attached PDF.', 'All details are in the attached spreadsheet',
    'see outage_march.docx', 'same file as above', 'siehe beiliegende Excel-Tabelle', 'steht im gleichen Blatt', 'gleiche Datei', 'laut beigefügter Word-Datei', 'Alles steht im angehängten Dokument.',
    'vgl. Anlage 2', 'voir le fichier Word joint', 'même feuille', 'dans le tableau ci-joint', 'voir pièce jointe', 'tout est décrit dans le document joint', 'idem, fichier Excel',
  ])('says nothing else: %s', (text) => {
    expect(pointsToFile(text)).toBe(true);
  });

  it.each([
    'Excel file', 'the list', 'the attached file cannot be opened', 'see the attached file, line 14 shows error 550', 'same server', 'same JDK on both', 'Word', 'list.pdf is empty', 'see Ida Holm',
    'die beigefügte Datei lässt sich nicht öffnen', 'Tabelle lädt nicht', 'le fichier joint est rejeté', 'same sheet feeder as in May', '17', 'the document',
  ])('says more than that, or names no paper: %s', (text) => {
    expect(pointsToFile(text)).toBe(false);
  });
});
