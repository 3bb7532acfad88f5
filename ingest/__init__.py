"""From bytes to claims: read, repair, segment, recognise, link."""
