//! A decoded page in a form that does not depend on who decoded it.

#[derive(Debug, Default, Clone, PartialEq)]
pub struct Page {
    pub status_code: u32,
    pub description: Option<String>,
    pub pages: Option<u32>,
    pub next: Option<String>,
    pub chats: Vec<Chat>,
}

#[derive(Debug, Default, Clone, PartialEq)]
pub struct Chat {
    pub chat_id: String,
    pub alias_id: Option<String>,
    pub created_at: String,
    pub updated_at: Option<String>,
    pub status: String,
    pub channel: String,
    pub asset_id: Option<String>,
    pub asset_name: Option<String>,
    pub customer_id: Option<String>,
    pub destination_id: Option<String>,
    pub assignee: Option<String>,
    pub flag: Option<String>,
    pub tag: Vec<String>,
}

impl Page {
    /// The first difference, in words; `None` if the pages are equal.
    pub fn difference(&self, other: &Page) -> Option<String> {
        for (index, (a, b)) in self.chats.iter().zip(&other.chats).enumerate() {
            if a != b {
                return Some(format!("chat {index}: {}", first_difference(a, b)));
            }
        }
        if self.chats.len() != other.chats.len() {
            return Some(format!(
                "{} chats, not {}",
                self.chats.len(),
                other.chats.len()
            ));
        }
        (self != other).then(|| "the envelope differs".to_owned())
    }
}

/// Both sides of the first line that differs in the pretty-printed chats.
fn first_difference(a: &Chat, b: &Chat) -> String {
    let (a, b) = (format!("{a:#?}"), format!("{b:#?}"));
    let differing = a.lines().zip(b.lines()).find(|(a, b)| a != b);
    let (a, b) = differing.unwrap_or((&a, &b));
    format!("{} instead of {}", a.trim(), b.trim())
}
