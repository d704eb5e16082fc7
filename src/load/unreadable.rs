use crate::finding::Bilingual;
use crate::source::Unreadable;

/// Why something cannot be read, in an author's words.
pub fn unreadable_words(why: Unreadable) -> Bilingual {
    let (zh, en) = match why {
        Unreadable::Missing => ("这里什么也没有", "there is nothing here"),
        Unreadable::NotAFolder => {
            ("这里应是文件夹，却是文件", "a folder must be here, and it is a file")
        }
        Unreadable::LinkToNothing => ("链接指向的文件或文件夹不存在", "the link leads to nothing"),
        Unreadable::LinkInACircle => {
            ("链接绕回了自己所在的文件夹", "the link leads back to a folder that it lies in")
        }
        Unreadable::NotAFile => (
            "这不是普通文件（管道、套接字或设备），读不了",
            "this is no ordinary file (a pipe, a socket or a device) and cannot be read",
        ),
        Unreadable::Name => (
            "名称里有读不出的字符（不是UTF-8，或是控制字符）",
            "its name holds characters that cannot be read (not UTF-8, or control characters)",
        ),
        Unreadable::ManyWays => (
            "通向这个文件夹的链接层层相套，超过一千条路，不再跟着走",
            "more than a thousand ways lead to this folder through links in links: this one is not followed",
        ),
        Unreadable::TooLong => ("路径太长，系统打不开", "the path is longer than the system takes"),
        Unreadable::Denied => ("没有读取的权限", "there is no permission to read it"),
    };
    Bilingual::new(zh, en)
}
