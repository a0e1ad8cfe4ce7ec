"""Our generator and its peers on the same documents: what each makes of them, and what it costs."""
