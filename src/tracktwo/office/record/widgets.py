"""Inputs of the edit pages that a browser has none for: one text in several languages."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracktwo.vocabulary.languages import direction, endonym

__all__ = ["LanguageTextInput"]


class LanguageTextInput(forms.Widget):
    """One input, or one area, for each language, labelled with the language's own name.

    ``languages`` is set by the form: those of the programme, and any other the text already has, so that no
    text is lost because its language left the programme.
    """

    use_fieldset = True

    def __init__(self, *, is_long: bool, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.is_long = is_long
        self.languages: tuple[str, ...] = ()

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:  # noqa: ARG002 -- Django's signature
        """Return the text typed for each language, empty ones included."""
        return {tag: data.get(f"{name}_{tag}", "") for tag in self.languages}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ARG002 -- Django's signature
        """Return whether the form was sent without any of the inputs."""
        return not any(f"{name}_{tag}" in data for tag in self.languages)

    def id_for_label(self, id_: str) -> str:
        """Return the id of the first input, where a link to the field leads."""
        return f"{id_}_{self.languages[0]}" if id_ and self.languages else id_

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ARG002 -- Django's signature
    ) -> SafeString:
        """Return the inputs, each with its label."""
        given = {**self.attrs, **(attrs or {})}
        texts = value if isinstance(value, Mapping) else {}
        ones = ((self._one(name, tag, texts.get(tag, ""), given),) for tag in self.languages)
        return format_html('<div class="languages">{}</div>', format_html_join("\n", "{}", ones))

    def _one(self, name: str, tag: str, text: str, attrs: Mapping[str, Any]) -> SafeString:
        identifier = f"{attrs.get('id', f'id_{name}')}_{tag}"
        passed = {"aria-invalid", "aria-describedby"} & attrs.keys()
        more = format_html_join("", ' {}="{}"', ((each, attrs[each]) for each in sorted(passed)))
        common = format_html(
            'id="{}" name="{}_{}" lang="{}" dir="{}"{}', identifier, name, tag, tag, direction(tag), more
        )
        if self.is_long or "\n" in text:
            box = format_html('<textarea {} rows="3">\n{}</textarea>', common, text)
        else:
            box = format_html('<input type="text" {} value="{}">', common, text)
        return format_html(
            '<div class="in-language"><label for="{}" lang="{}" dir="{}">{}</label>{}</div>',
            identifier,
            tag,
            direction(tag),
            endonym(tag),
            box,
        )
