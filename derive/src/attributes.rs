//! What stands in `#[record(…)]`.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Error, Ident, LitStr, Meta, Path, Result, Token, parse_quote};

use crate::rename::Rule;

/// A kind of item that has attributes.
pub struct Place {
    name: &'static str,
    /// Which are known there, as they are written.
    known: &'static [&'static str],
}

pub const STRUCT: Place = Place {
    name: "a struct",
    known: &[
        "element = \"…\"",
        "list = \"…\"",
        "envelope",
        "rename_all = \"…\"",
        "crate = \"…\"",
    ],
};
pub const NEWTYPE: Place = Place {
    name: "a newtype",
    known: &["crate = \"…\""],
};
pub const FIELD: Place = Place {
    name: "a field",
    known: &["rename = \"…\"", "default"],
};
pub const ENUM: Place = Place {
    name: "an enum",
    known: &["rename_all = \"…\"", "crate = \"…\""],
};
pub const VARIANT: Place = Place {
    name: "a variant",
    known: &["rename = \"…\"", "other"],
};
pub const NOTHING: Place = Place {
    name: "the field of a newtype",
    known: &[],
};

/// All that one item has in its attributes, as far as they are right.
#[derive(Default)]
pub struct Settings(Vec<Setting>);

struct Setting {
    key: Ident,
    text: Option<LitStr>,
}

impl Settings {
    pub fn of(attributes: &[Attribute], place: &Place) -> Result<Self> {
        let mut settings = Self::default();
        settings.read(attributes, place)?;
        Ok(settings)
    }

    /// Those before the one at fault are there after an error, too.
    pub fn read(&mut self, attributes: &[Attribute], place: &Place) -> Result<()> {
        for attribute in attributes {
            if !attribute.path().is_ident("record") {
                continue;
            }
            let Meta::List(list) = &attribute.meta else {
                let message = format!("{} in parentheses: `#[record(…)]`", place.has());
                return Err(Error::new_spanned(&attribute.meta, message));
            };
            let parser = |input: ParseStream<'_>| self.parse(input, place);
            parser.parse2(list.tokens.clone())?;
        }
        Ok(())
    }

    fn parse(&mut self, input: ParseStream<'_>, place: &Place) -> Result<()> {
        while !input.is_empty() {
            let setting = Setting::parse(input, place)?;
            if self.span(&setting.key.to_string()).is_some() {
                let message = format!("`{}` is given twice", setting.key);
                return Err(Error::new(setting.key.span(), message));
            }
            self.0.push(setting);
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    fn find(&self, key: &str) -> Option<&Setting> {
        self.0.iter().find(|setting| setting.key == key)
    }

    pub fn text(&self, key: &str) -> Option<&LitStr> {
        self.find(key)?.text.as_ref()
    }

    /// Where it stands, if it does.
    pub fn span(&self, key: &str) -> Option<Span> {
        self.find(key).map(|setting| setting.key.span())
    }

    /// Where the first of all stands.
    pub fn first(&self) -> Option<Span> {
        self.0.first().map(|setting| setting.key.span())
    }

    pub fn rename_all(&self) -> Result<Option<Rule>> {
        self.text("rename_all").map(Rule::new).transpose()
    }

    /// The path of chatwire itself.
    pub fn krate(&self) -> Result<Path> {
        let Some(path) = self.text("crate") else {
            return Ok(parse_quote!(::chatwire));
        };
        // As what is derived, not as what is written, to lints.
        let derived = LitStr::new(&path.value(), Span::call_site());
        let parsed = derived.parse_with(Path::parse_mod_style);
        parsed.map_err(|_| {
            let message = "`crate` is the path of chatwire: `crate = \"::chatwire\"`";
            Error::new(path.span(), message)
        })
    }
}

impl Setting {
    fn parse(input: ParseStream<'_>, place: &Place) -> Result<Self> {
        if !input.peek(Ident::peek_any) {
            return Err(input.error(place.has()));
        }
        let key = input.call(Ident::parse_any)?;
        let is_it = |known: &&&str| known.split(' ').next().is_some_and(|name| key == name);
        let Some(known) = place.known.iter().find(is_it) else {
            let message = format!("`{key}` is not known here: {}", place.has());
            return Err(Error::new(key.span(), message));
        };
        let has_text = known.contains('=');
        let wrong = |span| {
            let message = if has_text {
                format!("`{key}` is written `{known}`")
            } else {
                format!("`{key}` stands alone, without a value")
            };
            Error::new(span, message)
        };
        if has_text != input.peek(Token![=]) {
            return Err(wrong(key.span()));
        }
        let text = if has_text {
            input.parse::<Token![=]>()?;
            let text = input.parse::<LitStr>();
            Some(text.map_err(|error| wrong(error.span()))?)
        } else {
            None
        };
        if !input.is_empty() && !input.peek(Token![,]) {
            return Err(wrong(input.span()));
        }
        Ok(Self { key, text })
    }
}

impl Place {
    /// Says which attributes there are.
    fn has(&self) -> String {
        let known: Vec<String> = self
            .known
            .iter()
            .map(|known| format!("`{known}`"))
            .collect();
        let known = match known.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{} and {last}", others.join(", ")),
            None => "no attributes".to_owned(),
        };
        format!("{} has {known}", self.name)
    }
}
