//! `#[derive(Record)]`: which of the shapes a struct has.

use proc_macro2::TokenStream;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, FieldsNamed, Result};

use crate::attributes::{NEWTYPE, STRUCT, Settings};
use crate::fields::{Fields as Members, is_altered};
use crate::object::Object;
use crate::{bounds, names, newtype, stand_in};

/// What a struct with named fields is.
pub enum Role {
    /// What the elements of a list are decoded into.
    Record { element: String, list: String },
    /// The object around that list.
    Envelope,
    /// An object in another.
    Nested,
}

pub fn expand(mut input: DeriveInput) -> TokenStream {
    let mut settings = Settings::default();
    derive(&mut input, &mut settings).unwrap_or_else(|error| {
        stand_in::record(&mut input, &settings, &error.into_compile_error())
    })
}

fn derive(input: &mut DeriveInput, settings: &mut Settings) -> Result<TokenStream> {
    let DeriveInput {
        attrs,
        ident,
        generics,
        data,
        vis,
    } = input;
    let fields = match data {
        Data::Struct(data) => &data.fields,
        Data::Enum(data) => {
            let message =
                "a record is a struct; an enum that comes as a string has `#[derive(ValueEnum)]`";
            return Err(Error::new(data.enum_token.span(), message));
        }
        Data::Union(data) => {
            return Err(Error::new(data.union_token.span(), "a record is a struct"));
        }
    };
    match fields {
        Fields::Named(fields) => {
            settings.read(attrs, &STRUCT)?;
            let krate = settings.krate()?;
            let role = Role::new(settings, fields)?;
            let members = Members::new(fields, &role, settings, &krate, ident)?;
            bounds::no_lifetimes(generics)?;
            bounds::add(generics, members.types(), &krate);
            let object = Object {
                name: ident,
                generics,
                krate: &krate,
                role,
                members,
            };
            Ok(object.code())
        }
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            settings.read(attrs, &NEWTYPE)?;
            let field = &fields.unnamed[0];
            newtype::derive(ident, vis, generics, field, &settings.krate()?)
        }
        Fields::Unnamed(fields) => {
            let message =
                "a record has named fields; a tuple struct has one field, and is then a newtype";
            Err(Error::new_spanned(fields, message))
        }
        Fields::Unit => {
            let message = format!("a record has named fields: `struct {ident} {{ … }}`");
            Err(Error::new(ident.span(), message))
        }
    }
}

impl Role {
    fn new(settings: &Settings, fields: &FieldsNamed) -> Result<Self> {
        const WRITE: &str = "`#[record(element = \"chat\", list = \"chats\")]`";
        let (element, list) = (settings.text("element"), settings.text("list"));
        let envelope = settings.span("envelope");
        if let (Some(either), Some(_)) = (element.or(list), envelope) {
            let message = "an envelope is no element of a list: leave `element` and `list` out, or `envelope`";
            return Err(Error::new(either.span(), message));
        }
        match (element, list) {
            (Some(element), Some(list)) => {
                names::check(&element.value(), element.span())?;
                names::check(&list.value(), list.span())?;
                Ok(Self::Record {
                    element: element.value(),
                    list: list.value(),
                })
            }
            (Some(element), None) => {
                let message = format!("the name of the list is missing: {WRITE}");
                Err(Error::new(element.span(), message))
            }
            (None, Some(list)) => {
                let message = format!("what an element is called in messages is missing: {WRITE}");
                Err(Error::new(list.span(), message))
            }
            (None, None) if envelope.is_some() => Ok(Self::Envelope),
            (None, None) => {
                let Some(altered) = fields.named.iter().find(|field| is_altered(&field.ty)) else {
                    return Ok(Self::Nested);
                };
                let message = format!(
                    "only a record says what was altered, in it and in its objects: leave the field out of an object, \
                     or say which list the record is an element of: {WRITE}"
                );
                Err(Error::new_spanned(altered, message))
            }
        }
    }

    pub fn is_nested(&self) -> bool {
        matches!(self, Self::Nested)
    }
}
