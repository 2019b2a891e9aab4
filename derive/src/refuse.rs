//! The types that no field can have, and what to declare instead.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{
    Error, GenericArgument, Ident, Path, PathArguments, PathSegment, Result, Type, Visibility,
};

/// A field, as far as it is needed to write another line for it.
pub struct Declaration<'a> {
    pub krate: &'a Path,
    pub visibility: &'a Visibility,
    pub owner: Owner<'a>,
}

/// What has the type.
pub enum Owner<'a> {
    Field(&'a Ident),
    Newtype(&'a Ident, &'a Visibility),
}

/// What is wrong with a type.
struct Fault<'a> {
    at: &'a Type,
    what: String,
    instead: Instead,
}

enum Instead {
    /// The type at fault would be this one.
    Type(String),
    /// The whole field would be raw JSON.
    Raw,
    /// The same, and what it is parsed as.
    Parsed(String),
}

const RAW_LIST: &str = "a list of such values is kept, as a whole, as the JSON that was sent";

impl<'t> Fault<'t> {
    fn new(at: &'t Type, what: &str, instead: Instead) -> Self {
        Self {
            at,
            what: what.to_owned(),
            instead,
        }
    }
}

impl Declaration<'_> {
    /// One error where the type, or a type in it, is known to be none that a field can have. Whatever is not known
    /// here has the trait's own message.
    pub fn check(&self, ty: &Type) -> Result<()> {
        let Some(fault) = self.fault(ty) else {
            return Ok(());
        };
        let krate = text(self.krate);
        let krate = krate.trim_start_matches("::");
        let raw = format!("{krate}::Details<32>");
        let line = match &fault.instead {
            Instead::Type(ty) => self.line(ty),
            Instead::Raw => self.line(&raw),
            Instead::Parsed(float) => format!(
                "{}\n    {}.as_json().and_then(|json| json.parse::<{float}>().ok())",
                self.line(&raw),
                self.value(),
            ),
        };
        let message = format!("{}:\n    {line}", fault.what);
        Err(Error::new_spanned(fault.at, message))
    }

    /// The field with another type.
    fn line(&self, ty: &str) -> String {
        let visibility = |visibility: &Visibility| match text(visibility) {
            visibility if visibility.is_empty() => visibility,
            visibility => visibility + " ",
        };
        let field = visibility(self.visibility);
        match self.owner {
            Owner::Field(name) => format!("{field}{name}: {ty},"),
            Owner::Newtype(name, of) => format!("{}struct {name}({field}{ty});", visibility(of)),
        }
    }

    /// Where the value is then found.
    fn value(&self) -> String {
        match self.owner {
            Owner::Field(name) => name.to_string(),
            Owner::Newtype(..) => "value.0".to_owned(),
        }
    }

    fn heapless(&self, ty: &str) -> String {
        let krate = text(self.krate);
        format!("{}::heapless::{ty}", krate.trim_start_matches("::"))
    }

    fn fault<'t>(&self, ty: &'t Type) -> Option<Fault<'t>> {
        let fault = |what: &str, instead| Some(Fault::new(ty, what, instead));
        match ty {
            Type::Paren(inner) => self.fault(&inner.elem),
            Type::Group(inner) => self.fault(&inner.elem),
            Type::Reference(reference) => match &*reference.elem {
                Type::Path(path) if path.path.is_ident("str") => fault(
                    "the page is gone when the record is used, so a text is kept in the record, in a capacity of bytes",
                    Instead::Type(self.heapless("String<32>")),
                ),
                Type::Slice(slice) => fault(
                    "the page is gone when the record is used, so a list is kept in the record, in a capacity of elements",
                    Instead::Type(self.heapless(&format!("Vec<{}, 8>", text(&slice.elem)))),
                ),
                elem => fault(
                    "the page is gone when the record is used, so every value is kept in the record",
                    Instead::Type(text(elem)),
                ),
            },
            Type::Array(array) => fault(
                "a JSON array can have any number of elements, so a list has a capacity",
                Instead::Type(self.heapless(&format!(
                    "Vec<{}, {}>",
                    text(&array.elem),
                    text(&array.len)
                ))),
            ),
            Type::Tuple(_) => fault(
                "no tuple is decoded: keep the JSON that was sent",
                Instead::Raw,
            ),
            Type::Path(path) if path.qself.is_none() => self.named(ty, &path.path),
            _ => None,
        }
    }

    fn named<'t>(&self, ty: &'t Type, path: &'t Path) -> Option<Fault<'t>> {
        let fault = |what: &str, instead| Some(Fault::new(ty, what, instead));
        let segment = library_type(path)?;
        let name = segment.ident.to_string();
        let arguments = types(segment);
        match (name.as_str(), arguments.as_slice()) {
            ("f32" | "f64", []) => fault(
                "a float is kept as the JSON that was sent, and parsed when it is wanted",
                Instead::Parsed(name),
            ),
            // The compiler says the same of heapless.
            ("String", []) if segment.arguments.is_none() && !is_heapless(path) => fault(
                "there is no allocator, so a text has a capacity in bytes",
                Instead::Type(self.heapless("String<32>")),
            ),
            ("char", []) => fault(
                "a character is a text of up to four bytes",
                Instead::Type(self.heapless("String<4>")),
            ),
            ("usize" | "isize", []) => fault(
                &format!("`{name}` has another width on other machines: choose one"),
                Instead::Type(name.replace("size", "32")),
            ),
            ("u128" | "i128", []) => fault(
                "integers have at most 64 bits; keep a longer one as the JSON that was sent, and parse it",
                Instead::Parsed(name),
            ),
            ("Box" | "Rc" | "Arc" | "Cow", [.., inner]) => fault(
                "there is no allocator, so a value stands in the record itself",
                Instead::Type(match inner {
                    Type::Path(path) if path.path.is_ident("str") => self.heapless("String<32>"),
                    inner => text(inner),
                }),
            ),
            ("HashMap" | "BTreeMap" | "IndexMap" | "FnvIndexMap" | "LinearMap", _) => fault(
                "an object whose names are not known is kept as the JSON that was sent",
                Instead::Raw,
            ),
            ("Option", [inner]) => self.option(ty, inner),
            ("Vec", [inner, rest @ ..]) => {
                let has_capacity =
                    !rest.is_empty() || argument_count(segment) > 1 || is_heapless(path);
                self.list(ty, inner, has_capacity)
            }
            _ => None,
        }
    }

    fn option<'t>(&self, ty: &'t Type, inner: &'t Type) -> Option<Fault<'t>> {
        let what = match name(inner).as_deref() {
            Some("Option") => {
                "null and a field that is not there are the same, so one `Option` is enough"
            }
            Some("Details") => "`Details` need not be there anyway, and is `Absent` then",
            _ => {
                let mut fault = self.fault(inner)?;
                if let Instead::Type(ty) = &mut fault.instead {
                    *ty = format!("Option<{ty}>");
                }
                return Some(fault);
            }
        };
        Some(Fault::new(ty, what, Instead::Type(text(inner))))
    }

    fn list<'t>(&self, ty: &'t Type, inner: &'t Type, has_capacity: bool) -> Option<Fault<'t>> {
        let fault = |what: &str, instead| Some(Fault::new(ty, what, instead));
        let name = name(inner);
        if name.as_deref() == Some("Vec") || matches!(inner, Type::Array(_) | Type::Slice(_)) {
            return fault(
                "a list of lists is kept as the JSON that was sent",
                Instead::Raw,
            );
        }
        if name.as_deref() == Some("Details") {
            return fault(
                "a list of any values is kept, as a whole, as the JSON that was sent",
                Instead::Raw,
            );
        }
        if name.as_deref() == Some("Option") {
            return fault(
                "a list with nulls is kept, as a whole, as the JSON that was sent",
                Instead::Raw,
            );
        }
        let inner_fault = self.fault(inner);
        if !has_capacity {
            let element = match &inner_fault {
                Some(Fault {
                    instead: Instead::Type(ty),
                    ..
                }) => ty.clone(),
                Some(_) => return fault(RAW_LIST, Instead::Raw),
                None => text(inner),
            };
            return fault(
                "there is no allocator, so a list has a capacity, in elements",
                Instead::Type(self.heapless(&format!("Vec<{element}, 8>"))),
            );
        }
        let mut fault = inner_fault?;
        match &mut fault.instead {
            Instead::Type(element) => {
                let list = text(ty);
                *element = list.replacen(&text(fault.at), element, 1);
            }
            instead => {
                fault.what = RAW_LIST.to_owned();
                *instead = Instead::Raw;
            }
        }
        Some(fault)
    }
}

/// The last segment, where the type is called by its name alone or by its path from a library's root: a type of that
/// name in a module of the user's own is another type.
fn library_type(path: &Path) -> Option<&PathSegment> {
    let first = &path.segments.first()?.ident;
    let library = ["std", "core", "alloc", "heapless", "chatwire"];
    let is_one = path.segments.len() == 1 || library.iter().any(|library| first == library);
    is_one.then(|| path.segments.last()).flatten()
}

fn is_heapless(path: &Path) -> bool {
    path.segments
        .iter()
        .any(|segment| segment.ident == "heapless")
}

/// The name of a type without its path and arguments.
pub fn name(ty: &Type) -> Option<String> {
    match ty {
        Type::Paren(inner) => name(&inner.elem),
        Type::Group(inner) => name(&inner.elem),
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// The types among the arguments.
fn types(segment: &PathSegment) -> Vec<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return Vec::new();
    };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}

fn argument_count(segment: &PathSegment) -> usize {
    match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.len(),
        _ => 0,
    }
}

/// The tokens as they are usually written.
fn text(tokens: impl ToTokens) -> String {
    let tokens: TokenStream = tokens.into_token_stream();
    let mut text = String::new();
    for word in tokens.to_string().split_whitespace() {
        let joins = |letter: char| letter.is_alphanumeric() || letter == '_';
        let two_words = text.ends_with(joins) && word.starts_with(joins);
        if two_words || text.ends_with([',', ';']) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}
