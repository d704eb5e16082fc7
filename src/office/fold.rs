//! To be replaced by the room that folds characters for the whole program, once it is there.

/// The 214 radicals from U+2F00 on, as the characters they look like: copies from PDF files hold the one for the other.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黄黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
/// Radicals of the supplement that look like whole characters, each before the character.
const SUPPLEMENT: &str = "⺁厂⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑长⻒长⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";

/// A character as labels are compared: full-width letters, digits and marks as their ASCII twins, radicals as the characters they look like; nothing for what
/// cannot be seen.
pub(super) fn fold(c: char) -> Option<char> {
    match c {
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' => None,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}' => None,
        c if c.is_control() => None,
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0),
        '\u{2f00}'..='\u{2fd5}' => RADICALS.chars().nth((u32::from(c) - 0x2f00) as usize),
        '\u{2e80}'..='\u{2eff}' => {
            let mut pairs = SUPPLEMENT.chars();
            while let (Some(radical), Some(whole)) = (pairs.next(), pairs.next()) {
                if radical == c {
                    return Some(whole);
                }
            }
            Some(c)
        }
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_alike() {
        let folded = |text: &str| text.chars().filter_map(fold).collect::<String>();
        assert_eq!(RADICALS.chars().count(), 214);
        assert_eq!(folded("公务⽤⻋运⾏维护费"), "公务用车运行维护费");
        assert_eq!(folded("合\u{200b}计\u{feff}（１）"), "合计(1)");
        assert_eq!(folded("⼾"), "户");
    }
}
