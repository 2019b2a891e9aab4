//! Types as they are written.

use quote::ToTokens;
use syn::{GenericArgument, Path, PathArguments, PathSegment, Type};

/// The name of a type without its path and arguments.
pub fn name(ty: &Type) -> Option<String> {
    match ty {
        Type::Paren(inner) => name(&inner.elem),
        Type::Group(inner) => name(&inner.elem),
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// Whether a type has this name, and no arguments.
pub fn is_bare(ty: &Type, name: &str) -> bool {
    match ty {
        Type::Paren(inner) => is_bare(&inner.elem, name),
        Type::Group(inner) => is_bare(&inner.elem, name),
        Type::Path(path) => {
            let last = path.path.segments.last();
            last.is_some_and(|last| last.ident == name && last.arguments.is_none())
        }
        _ => false,
    }
}

/// The last segment, where the type is called by its name alone or by its path from a library's root: a type of that
/// name in a module of the user's own is another type.
pub fn of_a_library(path: &Path) -> Option<&PathSegment> {
    let first = &path.segments.first()?.ident;
    let libraries = ["std", "core", "alloc", "heapless", "chatwire"];
    let is_one = path.segments.len() == 1 || libraries.iter().any(|library| first == library);
    path.segments.last().filter(|_| is_one)
}

/// Whether the path leads to heapless. Where an argument is missing there, the compiler says so.
pub fn is_heapless(path: &Path) -> bool {
    path.segments
        .iter()
        .any(|segment| segment.ident == "heapless")
}

/// The types among the arguments, and how many arguments there are.
pub fn arguments(segment: &PathSegment) -> (Vec<&Type>, usize) {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return (Vec::new(), 0);
    };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    (types.collect(), arguments.args.len())
}

/// The tokens as they are usually written.
pub fn text(tokens: impl ToTokens) -> String {
    let mut text = String::new();
    for word in tokens.into_token_stream().to_string().split_whitespace() {
        let joins = |letter: char| letter.is_alphanumeric() || letter == '_';
        let two_words = text.ends_with(joins) && word.starts_with(joins);
        if two_words || text.ends_with([',', ';']) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// The path of a crate, as it is written in a line for the user.
pub fn crate_text(krate: &Path) -> String {
    text(krate).trim_start_matches("::").to_owned()
}
