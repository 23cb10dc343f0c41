"""Reaching out: who might join, and which officials a side told; each side's own unless it says otherwise."""
