"""Texts made to be taken for mark-up."""

from hypothesis import strategies as st

HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            [
                "<!channel>",
                "<!here|x>",
                "<@U0PERSON0>",
                "<#C0GENERAL>",
                "<https://evil.example|bank>",
                "@here",
                "@\u200deveryone",
                "\u202e",
                "https://evil.example",
                "mailto:a@b.cn",
                "evil.com",
                "&lt;!channel&gt;",
                "#general",
                "\u200b",
                "👩\u200d💻",
            ]
        ),
    ),
    max_size=8,
).map("".join)
