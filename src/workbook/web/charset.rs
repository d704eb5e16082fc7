use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// A text by the bytes of a file.
pub(in crate::workbook) struct Decoded {
    pub text: String,
    /// Whether it was read as GB18030, which nothing in the file says.
    pub guessed: bool,
}

/// How far a file says at its beginning in which encoding it is.
const BEGINNING: usize = 4096;

/// The text of a page or of XML: what is UTF-8 is that, whatever the page says, since nothing else
/// has its form; then what the page says; then GB18030. Nothing where it is none of them.
pub(in crate::workbook) fn decoded(bytes: &[u8]) -> Option<Decoded> {
    let sure = |text: String| Some(Decoded { text, guessed: false });
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return sure(strictly(encoding, &bytes[mark..])?);
    }
    if let Some(text) = strictly(UTF_8, bytes) {
        return sure(text);
    }
    let said = said(bytes).filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding));
    // GB2312 and GBK are parts of GB18030.
    let said = said.map(|encoding| if encoding == GBK { GB18030 } else { encoding });
    if let Some(text) = said.and_then(|encoding| strictly(encoding, bytes)) {
        return sure(text);
    }
    let text = strictly(GB18030, bytes)?;
    Some(Decoded { text, guessed: said != Some(GB18030) })
}

/// The text where every byte is one of the encoding.
fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// The encoding that a page or XML says it is in: `charset=gb2312`, `encoding="gbk"`.
fn said(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(BEGINNING)]).to_ascii_lowercase();
    ["charset", "encoding"].into_iter().find_map(|word| {
        let (_, behind) = start.split_once(word)?;
        let value = behind.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
        let name =
            value.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).next()?;
        Encoding::for_label(name.as_bytes())
    })
}
