# Una pregunta sin respuesta, para quienes escriben las respuestas.
curators-tell-button = Contárselo a quienes escriben
curators-show =
    Puedo guardar esta pregunta para las personas que escriben mis respuestas:
    <blockquote>{ $question }</blockquote>
curators-how = Los … están donde quité nombres, números, fechas o lugares. Tu nombre no se guarda con ella. Por eso no podré encontrarla después para borrarla.
curators-yes = Sí, guarda esta pregunta
curators-no = No, no la guardes
curators-kept = Guardada. Gracias. Puede ayudar a la próxima persona.
curators-dropped = De acuerdo. No la guardé.
curators-nothing-left = Sin nombres ni números no queda nada de ella. No la guardé.
