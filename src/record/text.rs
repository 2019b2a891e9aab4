//! Texts: `heapless::String`, and what is put into it.

use heapless::String;
use heapless::string::StringView;

use super::fill::Fill;
use super::input::{Input, Leniency, Outcome, What};
use super::kind::Kind;
#[cfg(feature = "fast")]
use super::plain::{Plain, Taken};
use super::reason::Reason;
use super::value::Value;

impl<const N: usize> Value for String<N> {
    const EMPTY: Self = Self::new();
    const KIND: Kind = Kind::STRING.or(Kind::EMPTY_TEXT);

    #[inline(always)]
    fn put(&mut self, _: &[u8], input: &mut Input<'_>) -> Outcome {
        put(self.as_mut_view(), input)
    }

    #[inline(always)]
    fn empty() -> Self {
        Self::new()
    }

    #[inline(always)]
    fn clear(&mut self) {
        String::clear(self);
    }

    #[cfg(feature = "fast")]
    #[inline(always)]
    fn take(&mut self, plain: &mut Plain<'_>) -> Taken {
        plain.text(self.as_mut_view())
    }
}

/// Appends a piece to a text: one copy of the code for all capacities.
#[inline(never)]
pub(crate) fn put(view: &mut StringView, input: &mut Input<'_>) -> Outcome {
    if input.what == What::Text && view.push_str(input.text).is_ok() {
        return Outcome::Kept;
    }
    put_oddly(view, input)
}

/// What does not go in as it is.
#[cold]
fn put_oddly(view: &mut StringView, input: &Input<'_>) -> Outcome {
    let text = match input.what {
        What::Text => input.text,
        What::LoneSurrogate if input.leniency.has(Leniency::SURROGATES) => "\u{fffd}",
        What::LoneSurrogate => return Outcome::Faulty(Reason::LoneSurrogate),
        _ => {
            view.clear();
            return Outcome::Kept;
        }
    };
    if view.push_str(text).is_ok() {
        return Outcome::Altered;
    }
    if !input.may_cut() {
        return Outcome::Faulty(Reason::Overflow);
    }
    let mut end = view.capacity().saturating_sub(view.len());
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    // What fits was cut to fit.
    let _ = view.push_str(text.get(..end).unwrap_or(""));
    Outcome::Full
}

/// Puts a text that is worthless when it is cut, and the digits of an integer.
#[inline(never)]
pub(crate) fn put_whole(view: &mut StringView, input: &mut Input<'_>) -> Outcome {
    input.leniency = input.leniency.without(Leniency::TRUNCATE);
    if input.what != What::Integer {
        return put(view, input);
    }
    // Only at its end is it known to be an integer, and what it is comes before its length.
    if input.first {
        *input.fill = Fill::Begun;
    }
    if view.push_str(input.text).is_err() {
        *input.fill = Fill::TooLong;
    }
    match input.fill {
        Fill::TooLong if input.last => Outcome::Faulty(Reason::Overflow),
        _ => Outcome::Kept,
    }
}
