//! The types that no field can have, and what to declare instead.

use syn::{Error, Ident, Path, Result, Type, Visibility};

use crate::types::{arguments, crate_text, is_heapless, name, of_a_library, text};

const GONE: &str =
    "the page is gone when the record is used, so the record keeps its values itself";
const NO_ALLOCATOR: &str = "there is no allocator, so the record keeps its values itself";
const TEXT: &str = "there is no allocator, so a text has a capacity, in bytes";
const LIST: &str = "there is no allocator, so a list has a capacity, in elements";
const RAW_LIST: &str = "a list of such values is kept, as a whole, as the JSON that was sent";

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
        let raw = format!("{}::Details<32>", crate_text(self.krate));
        let line = match &fault.instead {
            Instead::Type(ty) => self.line(ty),
            Instead::Raw => self.line(&raw),
            Instead::Parsed(number) => format!(
                "{}\n    {}.as_json().and_then(|json| json.parse::<{number}>().ok())",
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

    fn string(&self, capacity: u8) -> Instead {
        Instead::Type(format!(
            "{}::heapless::String<{capacity}>",
            crate_text(self.krate)
        ))
    }

    fn fault<'t>(&self, ty: &'t Type) -> Option<Fault<'t>> {
        match ty {
            Type::Paren(inner) => self.fault(&inner.elem),
            Type::Group(inner) => self.fault(&inner.elem),
            Type::Reference(reference) => match self.fault(&reference.elem) {
                Some(fault) => match fault.instead {
                    Instead::Type(_) => Some(Fault::new(ty, GONE, fault.instead)),
                    _ => Some(fault),
                },
                None => Some(Fault::new(ty, GONE, Instead::Type(text(&reference.elem)))),
            },
            Type::Array(array) => {
                let what = "a JSON array can have any number of elements, so a list has a capacity";
                Some(self.list(ty, &array.elem, &text(&array.len), what))
            }
            Type::Slice(slice) => Some(self.list(ty, &slice.elem, "8", LIST)),
            Type::Tuple(_) => {
                let what = "no tuple is decoded: keep the JSON that was sent";
                Some(Fault::new(ty, what, Instead::Raw))
            }
            Type::Path(path) if path.qself.is_none() => self.named(ty, &path.path),
            _ => None,
        }
    }

    fn named<'t>(&self, ty: &'t Type, path: &'t Path) -> Option<Fault<'t>> {
        let fault = |what: &str, instead| Some(Fault::new(ty, what, instead));
        let segment = of_a_library(path)?;
        let name = segment.ident.to_string();
        let (types, count) = arguments(segment);
        match (name.as_str(), types.as_slice()) {
            ("f32" | "f64", []) => fault(
                "a float is kept as the JSON that was sent, and parsed when it is wanted",
                Instead::Parsed(name),
            ),
            ("u128" | "i128", []) => fault(
                "integers have at most 64 bits; keep a longer one as the JSON that was sent, and parse it",
                Instead::Parsed(name),
            ),
            ("usize" | "isize", []) => fault(
                &format!("`{name}` has another width on other machines: choose one"),
                Instead::Type(name.replace("size", "32")),
            ),
            ("char", []) => fault("a character is a text of up to four bytes", self.string(4)),
            ("String" | "str", []) if count == 0 && !is_heapless(path) => {
                fault(TEXT, self.string(32))
            }
            ("Box" | "Rc" | "Arc" | "Cow", [.., inner]) => match self.fault(inner) {
                Some(inner) => Some(inner),
                None => fault(NO_ALLOCATOR, Instead::Type(text(inner))),
            },
            ("HashMap" | "BTreeMap" | "IndexMap" | "FnvIndexMap" | "LinearMap", _) => fault(
                "an object whose names are not known is kept as the JSON that was sent",
                Instead::Raw,
            ),
            ("Option", [inner]) => self.option(ty, inner),
            ("Vec", [inner, ..]) if count > 1 || is_heapless(path) => self.bounded_list(ty, inner),
            ("Vec", [inner]) => Some(self.list(ty, inner, "8", LIST)),
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

    /// A type that would be this list, if it were one.
    fn list<'t>(&self, ty: &'t Type, element: &'t Type, capacity: &str, what: &str) -> Fault<'t> {
        let element = match self.element(ty, element) {
            Ok(None) => text(element),
            Ok(Some((_, instead))) => instead,
            Err(fault) => return fault,
        };
        let krate = crate_text(self.krate);
        let list = format!("{krate}::heapless::Vec<{element}, {capacity}>");
        Fault::new(ty, what, Instead::Type(list))
    }

    /// What is wrong with a list that has a capacity.
    fn bounded_list<'t>(&self, ty: &'t Type, element: &'t Type) -> Option<Fault<'t>> {
        match self.element(ty, element) {
            Ok(None) => None,
            Ok(Some((fault, instead))) => {
                let list = text(ty).replacen(&text(fault.at), &instead, 1);
                Some(Fault::new(fault.at, &fault.what, Instead::Type(list)))
            }
            Err(fault) => Some(fault),
        }
    }

    /// What is wrong with the elements of a list, and what they would be instead; a fault of the whole list where there
    /// can be none of that kind.
    fn element<'t>(
        &self,
        list: &'t Type,
        element: &'t Type,
    ) -> std::result::Result<Option<(Fault<'t>, String)>, Fault<'t>> {
        let name = name(element);
        let what = match (name.as_deref(), element) {
            (Some("Vec"), _) | (_, Type::Array(_) | Type::Slice(_)) => {
                "a list of lists is kept as the JSON that was sent"
            }
            (Some("Details"), _) => {
                "a list of any values is kept, as a whole, as the JSON that was sent"
            }
            (Some("Option"), _) => {
                "a list with nulls is kept, as a whole, as the JSON that was sent"
            }
            _ => {
                let Some(fault) = self.fault(element) else {
                    return Ok(None);
                };
                let Instead::Type(instead) = &fault.instead else {
                    return Err(Fault::new(fault.at, RAW_LIST, Instead::Raw));
                };
                let instead = instead.clone();
                return Ok(Some((fault, instead)));
            }
        };
        Err(Fault::new(list, what, Instead::Raw))
    }
}
