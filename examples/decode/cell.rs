//! Fits text into a number of columns of a terminal, in any script.

use unicode_truncate::{Alignment, UnicodeTruncateStr};

/// `text` in exactly `columns`: filled up with spaces, or cut.
pub fn fit(text: &str, columns: usize) -> String {
    cut(text, columns)
        .unicode_pad(columns, Alignment::Left, false)
        .into_owned()
}

/// `text` in at most `columns`, with an ellipsis in place of what does not fit.
pub fn cut(text: &str, columns: usize) -> String {
    let text = printable(text);
    match text.unicode_truncate(columns) {
        (whole, _) if whole == text => text,
        _ => format!("{}…", text.unicode_truncate(columns.saturating_sub(1)).0),
    }
}

/// Columns that `text` takes up.
pub fn width(text: &str) -> usize {
    text.unicode_truncate(usize::MAX).1
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
