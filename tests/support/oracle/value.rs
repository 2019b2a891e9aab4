//! What becomes of the value of one field.

use serde_json::{Number, Value};

use super::datetime;
use super::record::{Fault, Field, Kind, Reader};
use super::syntax::{Node, Shape};
use super::text::{self, Flaw};

impl<'a> Reader<'a> {
    pub fn field(&mut self, field: &Field, value: &Node) -> Result<Value, Fault> {
        if self.is_nothing(field.kind, value) {
            return match (field.required, field.kind, &value.shape) {
                (false, ..) => Ok((field.nothing)()),
                // An empty text is a text, where there must be one.
                (true, Kind::Text, Shape::Text { .. }) => Ok("".into()),
                (true, ..) => Err(Fault::new(field, "null", value)),
            };
        }
        match (field.kind, &value.shape) {
            (Kind::Id, Shape::Number) => {
                let digits = self.digits(field, value)?;
                // The digits as a JSON string are a text like any other.
                self.text(field, value, format!("\"{digits}\"").as_bytes())
            }
            (Kind::AssetId, Shape::Number) => {
                self.integer(field, value, i64::MIN.into(), u64::MAX.into())
            }
            (Kind::Integer(least, most), Shape::Number) => self.integer(field, value, least, most),
            (Kind::Bool, Shape::Bool) => Ok((self.raw(value) == b"true").into()),
            (Kind::Id | Kind::AssetId | Kind::Text, Shape::Text { .. }) => {
                self.text(field, value, self.raw(value))
            }
            (Kind::Datetime, Shape::Text { .. }) => self.datetime(field, value),
            (Kind::OneOf(variants), Shape::Text { .. }) => self.variant(field, variants, value),
            (Kind::Object(fields), Shape::Object(_)) => Ok(self.object(fields, value)?.into()),
            (Kind::List(element), Shape::Array(elements)) => self.list(field, element, elements),
            (Kind::Raw, _) => Ok(self.details(field, value)),
            _ => Err(Fault::new(field, "type", value)),
        }
    }

    /// Whether the value stands for none: `null`, a string without characters,
    /// or an empty array for an object and the other way round.
    fn is_nothing(&self, kind: Kind, value: &Node) -> bool {
        match (&value.shape, kind) {
            (Shape::Null, _) => true,
            (Shape::Text { .. }, _) => self.raw(value) == br#""""#,
            (Shape::Array(elements), Kind::Object(_)) => elements.is_empty(),
            (Shape::Object(members), Kind::List(_)) => members.is_empty(),
            _ => false,
        }
    }

    fn room(&self, field: &Field) -> usize {
        (field.room)(self.capacities)
    }

    fn text(&mut self, field: &Field, value: &Node, raw: &[u8]) -> Result<Value, Fault> {
        let (text, flaw) = text::fitted(raw, self.room(field));
        let all = text::characters(raw);
        let kept = text.chars().count();
        let replaced = all.iter().take(kept).any(Option::is_none);
        let all = all
            .into_iter()
            .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER));
        let too_long = !all.eq(text.chars());
        // Part of an id is another id.
        let may_cut = self.leniency.truncate && matches!(field.kind, Kind::Text);
        if flaw == Some(Flaw::LoneSurrogate) && !self.leniency.surrogates {
            return Err(Fault::new(field, "lone_surrogate", value));
        }
        // What was replaced where there was room stays flagged, whatever becomes of the rest.
        if !too_long || may_cut || replaced {
            self.altered.extend(flaw.map(|_| field.path));
        }
        if too_long && !may_cut {
            return Err(Fault::new(field, "overflow", value));
        }
        Ok(text.into())
    }

    fn digits(&self, field: &Field, value: &Node) -> Result<&'a str, Fault> {
        integer(self.raw(value)).ok_or_else(|| Fault::new(field, "type", value))
    }

    fn integer(
        &self,
        field: &Field,
        value: &Node,
        least: i128,
        most: i128,
    ) -> Result<Value, Fault> {
        let digits = self.digits(field, value)?;
        // `-0` is a float to serde_json, and zero to us.
        let integer = digits
            .parse()
            .ok()
            .filter(|integer| (least..=most).contains(integer));
        let number = integer.and_then(Number::from_i128);
        number
            .map(Value::from)
            .ok_or_else(|| Fault::new(field, "range", value))
    }

    fn datetime(&self, field: &Field, value: &Node) -> Result<Value, Fault> {
        text::whole(self.raw(value))
            .and_then(|text| datetime::in_utc(&text))
            .map(Value::from)
            .ok_or_else(|| Fault::new(field, "datetime", value))
    }

    fn variant(
        &mut self,
        field: &Field,
        variants: &'static [&'static str],
        value: &Node,
    ) -> Result<Value, Fault> {
        let text = text::whole(self.raw(value)).unwrap_or_default();
        match variants
            .iter()
            .find(|variant| variant.eq_ignore_ascii_case(&text))
        {
            Some(variant) => Ok((*variant).into()),
            None if self.leniency.unknown => {
                self.altered.push(field.path);
                Ok("unknown".into())
            }
            None => Err(Fault::new(field, "unknown_variant", value)),
        }
    }

    fn list(&mut self, field: &Field, element: &Field, elements: &[Node]) -> Result<Value, Fault> {
        let mut list = Vec::new();
        for value in elements {
            let full = list.len() == self.room(field);
            if full && self.may_be(element, value) {
                // What is behind the last one that fits is not looked at, but for what it is.
                if !self.leniency.truncate {
                    return Err(Fault::new(field, "overflow", value));
                }
                self.altered.push(field.path);
            } else {
                list.push(self.field(element, value)?);
            }
        }
        Ok(list.into())
    }

    /// Whether the value is of a type that an element of a list may have.
    fn may_be(&self, element: &Field, value: &Node) -> bool {
        let is_text = matches!(value.shape, Shape::Text { .. });
        let is_integer = matches!(value.shape, Shape::Number) && integer(self.raw(value)).is_some();
        if self.is_nothing(element.kind, value) {
            return is_text && matches!(element.kind, Kind::Text);
        }
        match element.kind {
            Kind::Id | Kind::AssetId => is_text || is_integer,
            Kind::Text | Kind::Datetime | Kind::OneOf(_) => is_text,
            Kind::Bool => matches!(value.shape, Shape::Bool),
            Kind::Integer(..) => is_integer,
            Kind::Object(_) => matches!(value.shape, Shape::Object(_)),
            Kind::List(_) | Kind::Raw => unreachable!("no element of a list"),
        }
    }

    fn details(&mut self, field: &Field, value: &Node) -> Value {
        let raw = self.raw(value);
        if raw.len() > self.room(field) {
            self.altered.push(field.path);
            return Value::Null;
        }
        std::str::from_utf8(raw).expect("JSON is UTF-8").into()
    }

    fn raw(&self, value: &Node) -> &'a [u8] {
        value.raw(self.page).expect("the element is complete")
    }
}

/// The digits and sign of a JSON number that has neither fraction nor exponent.
pub fn integer(raw: &[u8]) -> Option<&str> {
    let digits = std::str::from_utf8(raw).ok()?;
    (!digits.contains(['.', 'e', 'E'])).then_some(digits)
}
