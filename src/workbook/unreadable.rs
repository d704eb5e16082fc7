/// Why a file is no workbook that can be read, in Chinese and in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// 中文
    pub zh: String,
    /// English.
    pub en: String,
}

impl Unreadable {
    /// A reason in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Unreadable {
        Unreadable { zh: zh.into(), en: en.into() }
    }

    /// Bytes that are not what their beginning says; `how` is the library's own word, which is
    /// English.
    pub fn damaged(how: impl std::fmt::Display) -> Unreadable {
        Unreadable::new(
            "文件已损坏，或者没有传完整；请用能打开它的软件打开，另存一份再取",
            format!(
                "the file is damaged ({how}): open it in the program it was made with and save it anew"
            ),
        )
    }

    /// A document of text, where tables stand among sentences.
    pub(super) fn text_document() -> Unreadable {
        Unreadable::new(
            "是文字文档（.doc、.wps、.rtf、.odt），不能读取：请用Word或WPS打开，另存为.docx再取",
            "it is a text document (.doc, .wps, .rtf, .odt) that is not read: open it in Word or WPS and save it as .docx",
        )
    }

    /// A text in no encoding that is known.
    pub(super) fn no_encoding() -> Unreadable {
        Unreadable::new(
            "认不出文字的编码（不是UTF-8、UTF-16或GB18030）：请用表格软件打开，另存为.xlsx再取",
            "its text is in no known encoding (UTF-8, UTF-16, GB18030): open it in a spreadsheet program and save it as .xlsx",
        )
    }

    /// What nobody reads without its password; which some programs set by themselves.
    pub(super) fn encrypted() -> Unreadable {
        Unreadable::new(
            "文件已加密：请用WPS或Office打开，去掉打开密码（“文件—信息—保护”或“文档加密”；打开时不要密码的，取消“保护工作簿”），另存一份再取",
            "the file is encrypted: open it in the program it was made with, remove its password (where it asks for none, the protection of the workbook) and save it anew",
        )
    }

    /// More than may be read, and of what.
    pub fn too_large(what_zh: &str, what_en: &str) -> Unreadable {
        Unreadable::new(
            format!("文件太大：{what_zh}；请只留要取的表，另存一份"),
            format!("the file is too large: {what_en}; keep only the tables that are wanted"),
        )
    }
}
