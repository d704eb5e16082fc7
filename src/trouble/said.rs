use std::error::Error;
use std::io::{self, ErrorKind};

use super::bilingual::Bilingual;
use super::trouble::Trouble;

/// An error with its causes, in both languages. What a library says is in English: it is left out
/// where what the system says below it is known, else it stands as it is.
pub fn said(error: &anyhow::Error) -> Bilingual {
    let causes: Vec<&(dyn Error + 'static)> = error.chain().collect();
    let known = |cause: &(dyn Error + 'static)| cause.is::<Trouble>() || cause.is::<io::Error>();
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (at, cause) in causes.iter().enumerate() {
        if !known(*cause) && causes[at + 1..].iter().any(|deeper| known(*deeper)) {
            continue;
        }
        let words = words_of(*cause);
        zh.push(words.zh);
        en.push(words.en);
    }
    Bilingual::new(zh.join("："), en.join(": "))
}

fn words_of(cause: &(dyn Error + 'static)) -> Bilingual {
    if let Some(trouble) = cause.downcast_ref::<Trouble>() {
        return trouble.words().clone();
    }
    let en = cause.to_string();
    match cause.downcast_ref::<io::Error>() {
        Some(error) => {
            Bilingual::new(system(error).unwrap_or_else(|| format!("系统原文：{en}")), en)
        }
        None => Bilingual::new(format!("原文：{en}"), en),
    }
}

/// What the system says, in Chinese, where the kind is known; with its number, to be looked up.
fn system(error: &io::Error) -> Option<String> {
    let zh = match error.kind() {
        ErrorKind::NotFound => "不存在",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已经存在",
        ErrorKind::IsADirectory => "是文件夹，不是文件",
        ErrorKind::NotADirectory => "路径中间有不是文件夹的",
        ErrorKind::DirectoryNotEmpty => "文件夹不是空的",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::StorageFull => "磁盘已满",
        ErrorKind::QuotaExceeded => "磁盘配额已用完",
        ErrorKind::FileTooLarge => "文件太大",
        ErrorKind::ResourceBusy => "正被占用",
        ErrorKind::CrossesDevices => "不在同一个磁盘上",
        ErrorKind::TooManyLinks => "链接太多",
        ErrorKind::InvalidFilename => "名称太长，或含有不能用的字符",
        ErrorKind::InvalidData => "内容不是UTF-8文本",
        ErrorKind::UnexpectedEof => "内容没有结束",
        ErrorKind::AddrInUse => "端口已被占用",
        ErrorKind::AddrNotAvailable => "本机没有这个地址",
        ErrorKind::OutOfMemory => "内存不足",
        ErrorKind::BrokenPipe => "读的一方已经离开",
        ErrorKind::TimedOut => "等待太久",
        ErrorKind::Interrupted => "被中断",
        _ => return None,
    };
    Some(
        error
            .raw_os_error()
            .map_or_else(|| zh.to_owned(), |number| format!("{zh}（os error {number}）")),
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::trouble::{Deed, Told};

    #[test]
    fn every_cause_is_said_in_both_languages() {
        let refused: io::Result<()> = Err(io::Error::from_raw_os_error(28));
        let inner = refused
            .cannot(Deed::Write, Path::new("public/a"))
            .told(|| Bilingual::new("没有公开", "not published"))
            .expect_err("refused");
        let words = said(&inner);
        assert_eq!(words.zh, "没有公开：写不了 public/a：磁盘已满（os error 28）");
        assert_eq!(
            words.en,
            "not published: cannot write public/a: No space left on device (os error 28)"
        );
        assert_eq!(format!("{inner:#}"), words.en);
    }

    #[test]
    fn what_a_library_says_is_marked_as_its_own() {
        let error = "x"
            .parse::<u8>()
            .told(|| Bilingual::new("数有误", "no number"))
            .expect_err("no number");
        assert_eq!(
            said(&error),
            Bilingual::new(
                "数有误：原文：invalid digit found in string",
                "no number: invalid digit found in string"
            )
        );
        let error = None::<u8>.told(|| Bilingual::new("没有", "nothing")).expect_err("nothing");
        assert_eq!(said(&error), Bilingual::new("没有", "nothing"));
    }
}
