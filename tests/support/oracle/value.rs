//! What becomes of the value of one field.

use serde_json::Value;

use super::chat::{Fault, Field, Kind, Reader, TAG};
use super::datetime;
use super::syntax::{Node, Shape};
use super::text::{self, Flaw};

impl<'a> Reader<'a> {
    pub fn field(&mut self, field: &Field, value: &Node) -> Result<Value, Fault> {
        if self.is_nothing(field.kind, value) {
            return match (field.required, field.kind, &value.shape) {
                (false, ..) => Ok(Value::Null),
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
            (Kind::AssetId, Shape::Number) => self.integer(field, value),
            (Kind::Id | Kind::AssetId | Kind::Text, Shape::Text { .. }) => {
                self.text(field, value, self.raw(value))
            }
            (Kind::Datetime, Shape::Text { .. }) => self.datetime(field, value),
            (Kind::OneOf(variants), Shape::Text { .. }) => self.variant(field, variants, value),
            (Kind::Object(fields), Shape::Object(_)) => Ok(self.object(fields, value)?.into()),
            (Kind::Tags, Shape::Array(elements)) => self.tags(field, elements),
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
            (Shape::Object(members), Kind::Tags) => members.is_empty(),
            _ => false,
        }
    }

    fn capacity(&self, field: &Field) -> usize {
        match field.name {
            "destination_id" => self.capacities.destination,
            _ => self.capacities.text,
        }
    }

    fn text(&mut self, field: &Field, value: &Node, raw: &[u8]) -> Result<Value, Fault> {
        let (text, flaw) = text::fitted(raw, self.capacity(field));
        let all = text::characters(raw)
            .into_iter()
            .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER));
        let too_long = !all.eq(text.chars());
        // Part of an id is another id.
        let may_cut = self.leniency.truncate && matches!(field.kind, Kind::Text);
        if flaw == Some(Flaw::LoneSurrogate) && !self.leniency.surrogates {
            return Err(Fault::new(field, "lone_surrogate", value));
        }
        if too_long && !may_cut {
            return Err(Fault::new(field, "overflow", value));
        }
        self.altered.extend(flaw.map(|_| field.path));
        Ok(text.into())
    }

    fn digits(&self, field: &Field, value: &Node) -> Result<&'a str, Fault> {
        integer(self.raw(value)).ok_or_else(|| Fault::new(field, "type", value))
    }

    fn integer(&self, field: &Field, value: &Node) -> Result<Value, Fault> {
        let digits = self.digits(field, value)?;
        // `-0` is a float to serde_json, and zero to us.
        let signed = digits.parse::<i64>().map(Value::from);
        let number = signed.or_else(|_| digits.parse::<u64>().map(Value::from));
        number.map_err(|_| Fault::new(field, "range", value))
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

    fn tags(&mut self, field: &Field, elements: &[Node]) -> Result<Value, Fault> {
        let mut tags = Vec::new();
        for element in elements {
            let full = tags.len() == self.capacities.tags;
            match element.shape {
                Shape::Text { .. } if full && self.leniency.truncate => {
                    self.altered.push(field.path);
                }
                Shape::Text { .. } if full => return Err(Fault::new(field, "overflow", element)),
                _ => tags.push(self.field(&TAG, element)?),
            }
        }
        Ok(tags.into())
    }

    fn details(&mut self, field: &Field, value: &Node) -> Value {
        let raw = self.raw(value);
        if raw.len() > self.capacities.details {
            self.altered.push(field.path);
            return Value::Null;
        }
        std::str::from_utf8(raw).expect("JSON is UTF-8").into()
    }

    fn raw(&self, value: &Node) -> &'a [u8] {
        value.raw(self.page).expect("the chat is complete")
    }
}

/// The digits and sign of a JSON number that has neither fraction nor exponent.
pub fn integer(raw: &[u8]) -> Option<&str> {
    let digits = std::str::from_utf8(raw).ok()?;
    (!digits.contains(['.', 'e', 'E'])).then_some(digits)
}
