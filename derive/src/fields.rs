//! The named fields of a struct.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{Error, Field, FieldsNamed, GenericArgument, Ident, Path, PathArguments, Result, Type};

use crate::attributes::{FIELD, Settings};
use crate::names::{self, Distinct};
use crate::record::Role;
use crate::refuse::{Declaration, Owner};
use crate::rename::Rule;
use crate::types::{crate_text, is_bare, name};

/// How many members a table has, at most.
const MAX: usize = 32;

/// The fields of a struct.
pub struct Fields<'a> {
    /// Those on the wire.
    pub members: Vec<Member<'a>>,
    /// The one that says what was altered; a record has it.
    pub altered: Option<&'a Ident>,
}

/// A field that is on the wire.
pub struct Member<'a> {
    pub ident: &'a Ident,
    pub ty: &'a Type,
    /// Its name on the wire; none where it is the list of the records.
    pub name: String,
    /// Whether it need not be there, whatever its type is.
    pub default: bool,
}

impl<'a> Fields<'a> {
    /// All that is wrong with them is one error each.
    pub fn new(
        fields: &'a FieldsNamed,
        role: &Role,
        settings: &Settings,
        krate: &Path,
        owner: &Ident,
    ) -> Result<Self> {
        let rule = settings.rename_all()?;
        let mut errors = Errors(None);
        let mut members = Vec::new();
        let mut altered = None;
        let mut distinct = Distinct::default();
        for field in &fields.named {
            let Some(ident) = &field.ident else { continue };
            if is_altered(&field.ty) {
                errors.take(check_altered(field, altered.is_some(), owner));
                altered = Some(ident);
                continue;
            }
            let member = Member::new(field, ident, role, rule, krate);
            let Some((member, span)) = errors.take(member) else {
                continue;
            };
            let shown = ident.unraw().to_string();
            if members.len() == MAX {
                let message = format!(
                    "an object has at most {MAX} fields, and a record at most {MAX} with those of its objects: declare \
                     those that you need, for others are skipped"
                );
                return Err(Error::new(ident.span(), message));
            }
            errors.take(distinct.add(&member.name, &shown, span));
            members.push(member);
        }
        if altered.is_none() && !role.is_nested() {
            let krate = crate_text(krate);
            let message = format!(
                "a record has a field that says which fields leniency altered: add\n    pub altered: {krate}::Altered<Self>,"
            );
            errors.take(Err::<(), _>(Error::new(owner.span(), message)));
        }
        errors.none()?;
        Ok(Self { members, altered })
    }

    pub fn types(&self) -> impl Iterator<Item = &'a Type> {
        self.members.iter().map(|member| member.ty)
    }
}

impl<'a> Member<'a> {
    fn new(
        field: &'a Field,
        ident: &'a Ident,
        role: &Role,
        rule: Option<Rule>,
        krate: &Path,
    ) -> Result<(Self, Span)> {
        let settings = Settings::of(&field.attrs, &FIELD)?;
        let mut member = Self {
            ident,
            ty: &field.ty,
            name: String::new(),
            default: settings.span("default").is_some(),
        };
        if is_bare(&field.ty, "List") {
            if let Role::Record { .. } = role {
                let message = format!(
                    "`List` is the place of the records in an envelope; a list in a record has elements and a \
                     capacity:\n    {ident}: {}::heapless::Vec<u32, 8>,",
                    crate_text(krate),
                );
                return Err(Error::new_spanned(&field.ty, message));
            }
            if let Some(span) = settings.first() {
                let message =
                    "the list of the records is called as the record says, and need not be there";
                return Err(Error::new(span, message));
            }
            return Ok((member, ident.span()));
        }
        let shown = ident.unraw().to_string();
        let span = match (settings.text("rename"), rule) {
            (Some(rename), _) => {
                member.name = rename.value();
                rename.span()
            }
            (None, rule) => {
                member.name = rule.map_or(shown.clone(), |rule| rule.field(&shown));
                ident.span()
            }
        };
        names::check(&member.name, span)?;
        let declaration = Declaration {
            krate,
            visibility: &field.vis,
            owner: Owner::Field(ident),
        };
        declaration.check(&field.ty)?;
        Ok((member, span))
    }
}

/// Whether a type is `Altered<…>`.
pub fn is_altered(ty: &Type) -> bool {
    name(ty).as_deref() == Some("Altered")
}

fn check_altered(field: &Field, is_second: bool, owner: &Ident) -> Result<()> {
    if is_second {
        let message =
            "one field says what was altered, in the record and in its objects: leave this one out";
        return Err(Error::new_spanned(field, message));
    }
    if let Some(span) = Settings::of(&field.attrs, &FIELD)?.first() {
        let message = "this field is not on the wire, and has no attributes";
        return Err(Error::new(span, message));
    }
    if is_of(&field.ty, owner) {
        return Ok(());
    }
    Err(Error::new_spanned(
        &field.ty,
        "a record says what was altered in itself: `Altered<Self>`",
    ))
}

/// Whether the type is of `Self`, or of the struct by its name.
fn is_of(ty: &Type, owner: &Ident) -> bool {
    let path = match ty {
        Type::Group(group) => return is_of(&group.elem, owner),
        Type::Path(path) => &path.path,
        _ => return false,
    };
    let Some(PathArguments::AngleBracketed(arguments)) =
        path.segments.last().map(|last| &last.arguments)
    else {
        // The compiler says it.
        return true;
    };
    let mut types = arguments.args.iter().map(|argument| match argument {
        GenericArgument::Type(ty) => name(ty),
        _ => None,
    });
    let is_owner = |name: String| name == "Self" || *owner == name;
    types.next().flatten().is_some_and(is_owner) && types.next().is_none()
}

/// The errors of several fields.
struct Errors(Option<Error>);

impl Errors {
    fn take<T>(&mut self, result: Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                match &mut self.0 {
                    Some(errors) => errors.combine(error),
                    None => self.0 = Some(error),
                }
                None
            }
        }
    }

    fn none(self) -> Result<()> {
        self.0.map_or(Ok(()), Err)
    }
}
