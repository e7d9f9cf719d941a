// What a file name says about opening the file: which kinds run when somebody double-clicks them, and names that show one
// kind and are another. The lists follow what the large mail providers refuse.

const programs = new Set(('ade adp apk app application appref-ms appx appxbundle bat chm cmd com cpl dll dmg exe ex_ gadget hta img inf ins iso isp jar jnlp js jse lib lnk mde msc msi msix msixbundle msp mst nsh one pif pkg ps1 ps1xml ps2 psc1 psd1 psm1 reg scf scr sct search-ms settingcontent-ms shb shs sys url vb vbe vbs vhd vhdx vxd website wsc wsf wsh xll xbap').split(' '));
/** What people expect to be harmless: in front of another extension it is there to be seen. */
const harmless = /\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf|txt|csv|log|jpe?g|png|gif|bmp|tiff?|webp|mp[34]|wav|html?|zip|eml|msg|xml|json)[\s._-]*\.[^.]+$/i;

/** The extension in lower case, as a file system would see it: Windows drops dots and blanks at the end. '' without one. */
export function extensionOf(name: string): string {
  return /\.([^.\s/\\]{1,20})[\s.]*$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Opening it runs something. */
export function isProgramName(name: string): boolean {
  return programs.has(extensionOf(name));
}

/** `invoice.pdf.exe`, also with blanks between to push the end out of sight. */
export function isDisguisedName(name: string): boolean {
  return isProgramName(name) && harmless.test(name.trim().replace(/[\s.]+$/, ''));
}
