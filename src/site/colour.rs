use crate::finding::Bilingual;

/// A colour as CSS writes it: `#1f4e79`, a name, or a function (`rgb(31 78 121)`,
/// `light-dark(#1f4e79, #9cf)`). It stands inside a style sheet, so nothing that could end it there
/// is one.
///
/// # Errors
/// When it is none.
pub fn colour(text: &str) -> Result<String, Bilingual> {
    let lower = text.to_ascii_lowercase();
    let hexadecimal = |digits: &str| {
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    if lower.strip_prefix('#').is_some_and(hexadecimal)
        || NAMES.split_ascii_whitespace().any(|name| name == lower)
        || function(&lower)
    {
        return Ok(text.to_owned());
    }
    Err(Bilingual::new(
        "这不是 CSS 颜色：应写成 #1f4e79 的形式",
        "this is no colour of CSS: write it as #1f4e79",
    ))
}

fn function(text: &str) -> bool {
    let Some((name, rest)) = text.split_once('(') else { return false };
    let known = [
        "rgb",
        "rgba",
        "hsl",
        "hsla",
        "hwb",
        "lab",
        "lch",
        "oklab",
        "oklch",
        "color",
        "color-mix",
        "light-dark",
    ]
    .contains(&name);
    let plain =
        rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"#.,%/+-() ".contains(&byte));
    // Every bracket is closed, and the last character closes the first.
    let mut open = 1;
    let closed = rest.char_indices().all(|(at, sign)| {
        open += match sign {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        open > 0 || open == 0 && at + 1 == rest.len()
    });
    known && plain && closed && open == 0
}

/// The names of colours (CSS Color Module Level 4, 6.1 to 6.4).
const NAMES: &str = "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate
    coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange
    darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey
    dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo
    ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink
    lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine
    mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose
    moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru
    pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue
    slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen
    currentcolor transparent canvas canvastext linktext accentcolor highlight";

#[cfg(test)]
mod tests {
    use super::colour;

    #[test]
    fn colours_and_what_is_none() {
        for good in [
            "#1f4e79",
            "#ABC",
            "#1f4e79cc",
            "navy",
            "RebeccaPurple",
            "rgb(31 78 121 / 50%)",
            "hsl(210, 60%, 30%)",
            "light-dark(#1f4e79, rgb(1 2 3))",
            "oklch(0.5 0.1 -30)",
        ] {
            assert_eq!(colour(good).expect(good), good);
        }
        for bad in [
            "",
            "1f4e79",
            "#12345",
            "rde",
            "red;}",
            "red }body{display:none",
            "rgb(1 2 3)}*{color:red",
            "rgb(1 2 3",
            "rgb(1))(2",
            "url(x)",
            "var(--x)",
            "</style><script>",
            "rgb(1 2 3);",
            "expression(1)",
            "rgb(\\7d)",
        ] {
            assert!(colour(bad).is_err(), "{bad}");
        }
    }
}
