"""Which documents hold the same text: copies under another name or in another format, versions, and parts."""
