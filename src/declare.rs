//! The macros that declare records, and enums for their fields.

use core::fmt;

/// The text names no variant of the enum.
///
/// ```
/// assert!("fax".parse::<chatwire::Channel>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct UnknownVariant;

impl fmt::Display for UnknownVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text names no variant")
    }
}

impl core::error::Error for UnknownVariant {}

/// Declares the struct that the elements of a list are decoded into, or an object nested in one.
///
/// The name of each field is its wire name, unless `as "wire name"` follows it; its type says what JSON it takes and
/// whether it is required: see [`Value`](crate::record::Value). Members that the struct does not name are
/// skipped. List the fields in the order in which the API sends them: that order is decoded fastest.
///
/// `struct Name: "element" in "list"` declares a [`Record`](crate::Record) for the elements of `response.list`; it gets one more
/// field, `cut`, see [`Cut`](crate::Cut). `struct Name` alone declares an object to be nested in a record. More than 32
/// fields, an object in an object, or a name given twice do not compile.
///
/// ```
/// use chatwire::{Event, Options, heapless::String};
///
/// chatwire::variants! {
///     /// Whether the account can be used.
///     #[derive(Debug, Clone, Copy, PartialEq)]
///     pub enum Activity {
///         /// It can.
///         Active = "active",
///         /// It cannot.
///         Inactive = "inactive",
///     }
/// }
///
/// chatwire::record! {
///     /// A user of the tenant.
///     #[derive(Debug, Clone, PartialEq)]
///     pub struct User: "user" in "users" {
///         /// Unique id.
///         pub id: chatwire::Id<16>,
///         /// What the user logs in with.
///         pub login as "login_id": String<48>,
///         /// Whether the account can be used.
///         pub status: Activity,
///     }
/// }
///
/// let page = br#"{"status_code":4306,"response":{"users":[{"id":7,"login_id":"ann","status":"active"}]}}"#;
/// let mut names = Vec::new();
/// chatwire::decode::<User>(page, Options::new(), |event| match event {
///     Event::Record(user) => names.push(user.login.to_string()),
///     Event::Rejected(rejection) => panic!("{rejection}"),
/// })?;
/// assert_eq!(names, ["ann"]);
/// # Ok::<(), chatwire::Error>(())
/// ```
#[macro_export]
macro_rules! record {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident : $element:literal in $list:literal {
            $( $(#[$field_attribute:meta])* $field_visibility:vis $field:ident $(as $wire:literal)? : $type:ty ),* $(,)?
        }
    ) => {
        $(#[$attribute])*
        $visibility struct $name {
            $( $(#[$field_attribute])* $field_visibility $field: $type, )*
            /// The fields that lenient mode shortened or mended, and details that did not fit.
            pub cut: $crate::Cut<Self>,
        }

        $crate::__object!($name [] [] $( $field [$($wire)? $field] $type ),*);

        const _: () = <$name as $crate::record::Record>::TABLE.check();

        impl $crate::record::Record for $name {
            const EMPTY: Self = Self {
                $( $field: <$type as $crate::record::Value>::EMPTY, )*
                cut: $crate::Cut::NONE,
            };
            const BLANK: Self = Self {
                $( $field: <$type as $crate::record::Value>::BLANK, )*
                cut: $crate::Cut::NONE,
            };
            const TABLE: &'static $crate::record::Table = &$crate::__table!($list $( [$($wire)? $field] $type ),*);
            const NAME: &'static str = $element;

            fn clear(&mut self) {
                $( $crate::record::Value::clear(&mut self.$field); )*
                self.cut = $crate::Cut::NONE;
            }

            fn cut(&mut self) -> &mut $crate::Cut<Self> {
                &mut self.cut
            }
        }
    };
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident $(< $(const $capacity:ident : usize),+ >)? {
            $( $(#[$field_attribute:meta])* $field_visibility:vis $field:ident $(as $wire:literal)? : $type:ty ),* $(,)?
        }
    ) => {
        $(#[$attribute])*
        $visibility struct $name $(< $(const $capacity: usize),+ >)? {
            $( $(#[$field_attribute])* $field_visibility $field: $type, )*
        }

        $crate::__object!($name [$($(const $capacity: usize),+)?] [$($($capacity),+)?] $( $field [$($wire)? $field] $type ),*);

        impl $(< $(const $capacity: usize),+ >)? $crate::record::Value for $name $(< $($capacity),+ >)? {
            const EMPTY: Self = Self {
                $( $field: <$type as $crate::record::Value>::EMPTY, )*
            };
            const BLANK: Self = Self {
                $( $field: <$type as $crate::record::Value>::BLANK, )*
            };
            #[inline(always)]
            fn empty() -> Self {
                Self {
                    $( $field: <$type as $crate::record::Value>::empty(), )*
                }
            }

            const MEMBERS: ::core::option::Option<&'static $crate::record::Table> =
                ::core::option::Option::Some(&$crate::__table!($( [$($wire)? $field] $type ),*));

            fn slot(&mut self) -> $crate::record::Slot<'_> {
                $crate::record::Slot::Object(self)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($name:ident [$($parameter:tt)*] [$($argument:tt)*] $( $field:ident [$($wire:tt)+] $type:ty ),*) => {
        impl<$($parameter)*> $crate::record::Object for $name<$($argument)*> {
            #[allow(non_camel_case_types)]
            #[inline]
            fn slot(&mut self, field: usize) -> $crate::record::Slot<'_> {
                enum Place { $( $field ),* }
                $(
                    if field == Place::$field as usize {
                        return $crate::record::Value::slot(&mut self.$field);
                    }
                )*
                $crate::record::Slot::None
            }

            #[allow(non_camel_case_types)]
            #[inline]
            fn object(&mut self, field: usize) -> ::core::option::Option<&mut dyn $crate::record::Object> {
                enum Place { $( $field ),* }
                $(
                    if field == Place::$field as usize {
                        return $crate::record::object_in(&mut self.$field);
                    }
                )*
                ::core::option::Option::None
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __table {
    ($($list:literal)? $( [$($wire:tt)+] $type:ty ),*) => {
        $crate::record::Table {
            names: &[$( $crate::__wire_name!($($wire)+) ),*],
            required: {
                let required: &[bool] = &[$( <$type as $crate::record::Value>::REQUIRED ),*];
                let mut bits = 0;
                let mut field = 0;
                while field < required.len() && field < 32 {
                    bits |= (required[field] as u32) << field;
                    field += 1;
                }
                bits
            },
            members: &[$( <$type as $crate::record::Value>::MEMBERS ),*],
            response: {
                const RESPONSE: &[$crate::record::Table] = &[$($crate::record::Table {
                    names: &["links", $list],
                    required: 0,
                    members: &[],
                    response: ::core::option::Option::None,
                })?];
                RESPONSE.first()
            },
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __wire_name {
    ($wire:literal $field:ident) => {
        $wire
    };
    ($field:ident) => {
        $crate::record::wire_name(::core::stringify!($field))
    };
}

/// Declares an enum that the API sends as a string, for a field of a record.
///
/// The enum gets one more variant, `Unknown`, that lenient mode uses for names that are not listed.
///
/// ```
/// chatwire::variants! {
///     /// How urgent it is.
///     #[derive(Debug, Clone, Copy, PartialEq)]
///     pub enum Priority {
///         /// It can wait.
///         Low = "low",
///         /// It can not.
///         High = "high",
///     }
/// }
/// assert_eq!("high".parse(), Ok(Priority::High));
/// assert_eq!(Priority::Low.as_str(), "low");
/// ```
#[macro_export]
macro_rules! variants {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident {
            $( $(#[$variant_attribute:meta])* $variant:ident = $wire:literal ),+ $(,)?
        }
    ) => {
        $(#[$attribute])*
        $visibility enum $name {
            /// A value that is not listed here; only lenient mode keeps it.
            Unknown,
            $( $(#[$variant_attribute])* $variant, )+
        }

        impl $name {
            /// Every variant that has a wire name.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),+];

            /// The wire name; `unknown` for `Unknown`.
            #[must_use]
            pub const fn as_str(&self) -> &'static str {
                match self {
                    $( Self::$variant => $wire, )+
                    Self::Unknown => "unknown",
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::UnknownVariant;

            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                match text {
                    $( $wire => ::core::result::Result::Ok(Self::$variant), )+
                    _ => ::core::result::Result::Err($crate::UnknownVariant),
                }
            }
        }

        impl $crate::record::Variant for $name {
            fn names(&self) -> &'static [&'static str] {
                &[$( $wire ),+]
            }

            fn set(&mut self, index: ::core::option::Option<usize>) {
                *self = index.and_then(|index| Self::ALL.get(index)).map_or(Self::Unknown, |variant| match variant {
                    $( Self::$variant => Self::$variant, )+
                    Self::Unknown => Self::Unknown,
                });
            }
        }

        impl $crate::record::Value for $name {
            const EMPTY: Self = Self::Unknown;

            fn slot(&mut self) -> $crate::record::Slot<'_> {
                $crate::record::Slot::Variant(self)
            }
        }
    };
}
