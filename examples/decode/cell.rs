//! Text that takes up so many columns on a terminal, whatever its script.

use unicode_width::UnicodeWidthStr;

/// Columns that `text` takes up.
pub fn width(text: &str) -> usize {
    text.width()
}

/// `text` in exactly `columns`: filled up with spaces, or cut.
pub fn fit(text: &str, columns: usize) -> String {
    let mut cell = cut(text, columns);
    cell.extend(std::iter::repeat_n(' ', columns - width(&cell)));
    cell
}

/// `text` in at most `columns`, with an ellipsis in place of what had to go.
pub fn cut(text: &str, columns: usize) -> String {
    let text = printable(text);
    if width(&text) <= columns {
        return text;
    }
    let end = text
        .char_indices()
        .map(|(at, _)| at)
        .take_while(|&at| width(&text[..at]) < columns)
        .last()
        .unwrap_or(0);
    format!("{}…", &text[..end])
}

/// `text` without what could move the cursor, start a new line or turn the direction of what follows.
fn printable(text: &str) -> String {
    let steers = |char: char| {
        char.is_control()
            || matches!(
                char,
                '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{61c}'
            )
            || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.replace(steers, "\u{fffd}")
}
