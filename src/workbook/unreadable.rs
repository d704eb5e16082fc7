/// Why a file is no workbook that can be read, in Chinese and in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// 中文
    pub zh: String,
    /// English.
    pub en: String,
}

impl Unreadable {
    pub(super) fn new(zh: impl Into<String>, en: impl Into<String>) -> Unreadable {
        Unreadable { zh: zh.into(), en: en.into() }
    }

    /// Bytes that are not what their beginning says; `how` is the library's own word.
    pub(super) fn damaged(how: impl std::fmt::Display) -> Unreadable {
        Unreadable::new(
            format!("文件已损坏（{how}）；请用表格软件打开，另存一份再取"),
            format!(
                "the file is damaged ({how}): open it in a spreadsheet program and save it anew"
            ),
        )
    }

    pub(super) fn encrypted() -> Unreadable {
        Unreadable::new(
            "文件有密码；请去掉密码，另存一份再取",
            "the file has a password: save it without one",
        )
    }

    pub(super) fn too_large(what_zh: &str, what_en: &str) -> Unreadable {
        Unreadable::new(
            format!("文件太大：{what_zh}；请只留要取的表，另存一份"),
            format!("the file is too large: {what_en}; keep only the tables that are wanted"),
        )
    }
}
